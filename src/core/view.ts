import type { Instant, PersonId } from './ids.ts';

/**
 * A piece of running text. A string is plain text: every renderer escapes it, so nothing a person or a course wrote can
 * ping, format or run. `person` is shown by name (`name` where the platform cannot) and never pings; `countdown` ticks on the client.
 */
export type Span =
  | string
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'mark'; readonly text: string } // the highlighter: "remember this"
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'person'; readonly person: PersonId; readonly name: string }
  | { readonly kind: 'countdown'; readonly until: Instant };

export type Text = readonly Span[];

/** The letters answers go by; colour and shape follow from the letter. */
export const letters = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type Letter = (typeof letters)[number];

/** The letter of a place, A first. */
export function letterAt(place: number): Letter {
  const letter = letters[place];
  if (!letter) throw new RangeError(`there is no letter for place ${place}`);
  return letter;
}

/** Something to press. `press` is what the one door gets back (at most 100 characters); `url` opens a page instead. */
export type Button =
  | {
      readonly kind: 'press';
      readonly press: string;
      readonly label: string;
      readonly primary?: boolean;
      /** Steers an activity: shown apart where the platform can, checked by the door everywhere. */
      readonly forInstructor?: boolean;
      /** Shows the presser something of their own: a door that can shows it without being asked. */
      readonly own?: boolean;
      /** What is asked first where the door can, because a press cannot be taken back. */
      readonly asksAgain?: { readonly question: string; readonly yes: string; readonly no: string };
    }
  | { readonly kind: 'open'; readonly url: string; readonly label: string };

/** One of the answers a board offers. */
export interface Choice {
  readonly letter: Letter;
  readonly text: string;
}

/** A row of a table, as wide as its columns. `marked` is the reader's own or the one to remember. */
export interface Row {
  readonly cells: readonly string[];
  readonly marked?: boolean;
}

/** How one question went for somebody. */
export type Mark = 'right' | 'partly' | 'missed';

export type Block =
  | { readonly kind: 'text'; readonly text: Text }
  /** Small print: sources, hints. */
  | { readonly kind: 'note'; readonly text: Text }
  | { readonly kind: 'list'; readonly items: readonly Text[]; readonly ordered?: boolean }
  /** `head` and every row have the same length; `numeric` columns align right. */
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly Row[];
      readonly numeric?: readonly number[];
    }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  /** Answers to pick one of: pressing `letter` sends `${press}:${index}`. With `press` null they are only shown. */
  | { readonly kind: 'choices'; readonly choices: readonly Choice[]; readonly press: string | null }
  /** Answers to pick several of: sends `press` with the chosen indices, as strings, as `values`. */
  | { readonly kind: 'menu'; readonly choices: readonly Choice[]; readonly press: string; readonly placeholder: string }
  /** The time left of a window `totalMs` long that closes at `until`; paused, it stands at `leftMs`. */
  | { readonly kind: 'clock'; readonly until: Instant; readonly totalMs: number }
  | { readonly kind: 'stopped-clock'; readonly leftMs: number; readonly totalMs: number; readonly text: string }
  /** How many have answered, never who nor what; `text` says it in words. */
  | { readonly kind: 'count'; readonly answered: number; readonly text: string }
  /** How one person did: so many ("6") of so many ("out of 8"), and each question in turn. */
  | { readonly kind: 'score'; readonly value: string; readonly of: string; readonly rounds: readonly Mark[] }
  | { readonly kind: 'picture'; readonly picture: Picture; readonly alt: string };

/** One answer at the reveal. `right` is null where nothing is right or wrong (a debate). */
export interface Bar {
  readonly letter: Letter | null;
  readonly text: string;
  readonly count: number;
  readonly right: boolean | null;
}

/** One layer of a stack diagram, bottom first. `boxes` are drawn side by side; `marked` is what the diagram is about. */
export interface Layer {
  readonly role: 'hardware' | 'host' | 'platform' | 'guest' | 'app';
  readonly boxes: readonly string[];
  readonly marked?: boolean;
}

/** What a picture shows, in the room's language already. Drawn by each door as it can; the alt text says every number. */
export type Picture =
  /** `caption`: how many answered. */
  | {
      readonly kind: 'bars';
      readonly label: string;
      readonly caption: string;
      readonly title: string;
      readonly bars: readonly Bar[];
    }
  | {
      readonly kind: 'shift';
      readonly title: string;
      readonly before: string;
      readonly after: string;
      readonly options: readonly {
        readonly letter: Letter;
        readonly text: string;
        readonly before: number;
        readonly after: number;
      }[];
      /** `flows[from][to]`, people; null where so few voted twice that a flow could name someone. */
      readonly flows: readonly (readonly number[])[] | null;
      readonly caption: string;
    }
  | {
      readonly kind: 'podium';
      readonly title: string;
      readonly caption: string;
      readonly places: readonly { readonly rank: number; readonly name: string; readonly points: string }[];
    }
  | {
      readonly kind: 'standings';
      readonly title: string;
      readonly caption: string;
      readonly rows: readonly {
        readonly rank: number;
        readonly name: string;
        readonly points: string;
        readonly marked?: boolean;
      }[];
    }
  /** How far one person is in each part of a course: answered right, missed, not met yet; `legend` names the three with their counts. */
  | {
      readonly kind: 'parts';
      readonly title: string;
      readonly legend: readonly [right: string, missed: string, unseen: string];
      readonly parts: readonly {
        readonly title: string;
        readonly right: number;
        readonly missed: number;
        readonly total: number;
      }[];
    }
  | {
      readonly kind: 'stacks';
      readonly title: string;
      readonly stacks: readonly {
        readonly title: string;
        readonly layers: readonly Layer[];
        readonly caption: string;
      }[];
    };

/** What Colle shows: a card. An empty `title` shows none (a receipt). `label` is the small tag on its edge ("Question 3 / 8"). Cut visibly, never refused, where a platform is too small. */
export interface View {
  readonly label?: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** What a person is asked to fill in, in a modal or a page form. `submit` comes back to the one door with the fields' values by name. */
export interface FormView {
  readonly submit: string;
  readonly title: string;
  readonly action: string;
  readonly fields: readonly FormField[];
}

/** One field of a form; `label` at most 45 characters. A `choice` has at most 25 options. */
export type FormField = {
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  readonly hint?: string;
  readonly initial?: string;
} & (
  | { readonly kind: 'text'; readonly maxLength: number; readonly long?: boolean }
  | { readonly kind: 'number'; readonly min: number | null; readonly max: number | null; readonly decimal: boolean }
  | { readonly kind: 'choice'; readonly options: readonly { readonly value: string; readonly label: string }[] }
  /** Somebody of the class; comes back as a PersonId. */
  | { readonly kind: 'person' }
);

/** Strong text. */
export const strong = (text: string): Span => ({ kind: 'strong', text });
/** Text under the highlighter. */
export const mark = (text: string): Span => ({ kind: 'mark', text });
/** A link that says where it goes. */
export const link = (text: string, url: string): Span => ({ kind: 'link', text, url });
/** A paragraph. */
export const paragraph = (...text: readonly Span[]): Block => ({ kind: 'text', text });
/** Small print. */
export const note = (...text: readonly Span[]): Block => ({ kind: 'note', text });

const longestTitles = { bars: 160, shift: 60, podium: 44, standings: 28, parts: 28, stacks: 44 } as const;
const fewBars = 4;
const longestOverBars = 110;

/** How long a title a picture shows in full, in characters. */
export const longestTitle = (picture: Picture): number =>
  picture.kind === 'bars' && picture.bars.length > fewBars ? longestOverBars : longestTitles[picture.kind];

/** Whether a picture of a view says the view's title in full: where it is drawn the title need not stand above it too. */
export function isPictured({ title, blocks }: View): boolean {
  return blocks.some(
    (block) =>
      block.kind === 'picture' && block.picture.title === title && [...title].length <= longestTitle(block.picture),
  );
}

const signs: Readonly<Record<Mark, string>> = { right: '✓', partly: '½', missed: '✗' };

/** A score's questions in a line, for where they are not drawn: "1 ✓  2 ✗". */
export const marksInLine = (rounds: readonly Mark[]): string =>
  rounds.map((mark, round) => `${round + 1}\u00a0${signs[mark]}`).join('  ');

/** The text of spans without its marks, for alt texts and notifications. */
export function plain(text: Text): string {
  return text
    .map((span) => {
      if (typeof span === 'string') return span;
      if (span.kind === 'person') return span.name;
      return span.kind === 'countdown' ? '' : span.text;
    })
    .join('');
}
