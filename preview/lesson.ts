import type { Outcome } from '../src/core/command.ts';
import type { Course } from '../src/core/course/course.ts';
import type { Question } from '../src/core/course/question.ts';
import type { Instant } from '../src/core/ids.ts';
import type { FormView, View } from '../src/core/view.ts';
import type { Locale } from '../src/locales/locale.ts';
import type { Person } from '../tests/support/stage.ts';
import { Stage } from '../tests/support/stage.ts';
import { pressOf } from '../tests/support/words-of.ts';

/** Something Colle showed: what was done for it, who saw it, and when. */
export interface Scene {
  readonly id: string;
  readonly locale: Locale;
  readonly to: 'room' | 'caller';
  readonly at: Instant;
  readonly view?: View;
  readonly form?: FormView;
}

const students = [
  'Élodie',
  'Bo',
  'Chloé',
  'Diego',
  'Nguyễn Thị Ánh',
  'Fatou',
  'Gaël',
  'שרה',
  'Inès',
  'Jules',
  '🦊 Zoé',
  'Karim',
];

/** Which answer each student picks: most the same, some another. */
const picks = [1, 1, 0, 1, 3, 1, 0, 2, 1, 3, 1, 0];

/** A class that goes through all that Colle can show, so that somebody can look at it. */
export class Lesson {
  readonly scenes: Scene[] = [];
  readonly #stage: Stage;
  readonly #teacher: Person;
  readonly #students: readonly Person[];
  readonly #questions: readonly Question[];

  private constructor(stage: Stage, course: Course) {
    this.#stage = stage;
    this.#questions = course.decks.flatMap((deck) => deck.questions);
    this.#teacher = stage.instructor();
    this.#students = students.map((name) => stage.person(name));
  }

  /** Every view of every command, in the order a class meets them. */
  static async given(course: Course, locale: Locale): Promise<readonly Scene[]> {
    const short = oneOfEachKind(course);
    const lesson = new Lesson(await Stage.open({ locale, courses: [short] }), short);
    try {
      await lesson.#reading();
      await lesson.#quiz();
      await lesson.#debate();
      await lesson.#after();
      return lesson.scenes;
    } finally {
      await lesson.#stage.close();
    }
  }

  async #reading(): Promise<void> {
    await this.#runs('help', 'help');
    await this.#runs('define', 'define', { term: 'hyperviseur' });
    await this.#runs('define-near', 'define', { term: 'kub' });
    await this.#runs('define-unknown', 'define', { term: 'zzzzqqq' });
    await this.#runs('compare', 'compare', { a: 'machine virtuelle', b: 'conteneur' });
    await this.#runs('compare-none', 'compare', { a: 'image', b: 'xen' });
    await this.#runs('course-show', 'course show');
    await this.#runs('leaderboard-empty', 'leaderboard');
    await this.#runs('progress-empty', 'progress');
    await this.#runs('refused', 'quiz start', {}, this.#student());
    await this.#runs('nothing-runs', 'quiz stop');
    await this.#runs('projector', 'projector');
    this.#notes('quiz-form', await this.#stage.door.ask(this.#teacher.call(), ['quiz', 'start']));
  }

  async #quiz(): Promise<void> {
    await this.#runs('quiz-start', 'quiz start', { questions: 5, seconds: 30, lobby: 10 });
    this.#board('quiz-lobby');
    const id = this.#stage.referee.runningIn(this.#teacher.call().room)?.id ?? '';
    for (let round = 1; round <= 5; round += 1) {
      await this.#stage.passes(20);
      if (round > 1) await this.#stage.passes(5);
      const asked = this.#stage.room.last.view;
      await this.#answers(asked, `quiz-${round}`);
      await this.#stage.passes(2);
      this.#board(`quiz-${round}-question`);
      if (round === 2) {
        await this.#runs('quiz-status', 'quiz status');
        await this.#runs('quiz-pause', 'quiz pause');
        await this.#stage.passes(2);
        this.#board('quiz-paused');
        await this.#runs('quiz-resume', 'quiz resume');
      }
      if (round === 1) await this.#runs('quiz-skip', 'quiz skip');
      else await this.#teacher.runs('quiz skip');
      await this.#stage.passes(2);
      this.#board(`quiz-${round}-reveal`);
    }
    await this.#stage.passes(30);
    this.#board('quiz-podium');
    const recap = await this.#stage.door.press(this.#student().call(), `show:${id}:recap`);
    this.#notes('quiz-recap', recap);
    await this.#runs('quiz-results', 'quiz results');
    this.#notes('quiz-desk', await this.#stage.door.press(this.#teacher.call(), `show:${id}:desk`));
  }

  async #debate(): Promise<void> {
    await this.#runs('debate-start', 'debate start', { seconds: 60 });
    await this.#stage.passes(2);
    await this.#votes('first', (student) => student % 3);
    await this.#stage.passes(62);
    this.#board('debate-closed', (view) => view.blocks.some(({ kind }) => kind === 'buttons'));
    const id = this.#stage.referee.runningIn(this.#teacher.call().room)?.id ?? '';
    this.#notes('debate-split', await this.#stage.door.press(this.#teacher.call(), `show:${id}:desk`));
    await this.#runs('debate-next', 'debate next');
    await this.#stage.passes(2);
    this.#board('debate-discussion');
    await this.#teacher.runs('debate next');
    await this.#stage.passes(2);
    await this.#votes('second', (student) => (student % 3 === 0 ? 0 : 2));
    await this.#stage.passes(62);
    this.#board('debate-result');
  }

  async #after(): Promise<void> {
    await this.#runs('leaderboard', 'leaderboard', {}, this.#student());
    await this.#runs('progress', 'progress', {}, this.#student());
    await this.#runs('course-questions', 'course questions');
    await this.#runs('course-use', 'course use', { name: 'les-bases' });
    await this.#runs('course-instructor', 'course instructor', { person: this.#student().call().person });
    for (const kind of ['quiz', 'debate']) {
      await this.#teacher.runs(`${kind} start`);
      await this.#stage.passes(1);
      await this.#runs(`${kind}-stop`, `${kind} stop`);
      await this.#stage.passes(3);
      this.#board(`${kind}-stopped`);
    }
  }

  #student(place = 0): Person {
    const student = this.#students[place];
    if (!student) throw new RangeError(`there is no student ${place}`);
    return student;
  }

  async #runs(id: string, path: string, options: Record<string, unknown> = {}, by = this.#teacher): Promise<void> {
    this.#notes(id, await this.#stage.door.run(by.call(), path.split(' '), options));
    await this.#stage.passes(1);
  }

  /** Everybody answers, each in their own way; the first receipt and form are noted. */
  async #answers(asked: View, id: string): Promise<void> {
    for (const [place, student] of this.#students.entries()) {
      const outcome = await this.#answer(asked, student, place, id);
      if (place === 0) this.#notes(`${id}-answered`, outcome);
    }
  }

  async #answer(asked: View, student: Person, place: number, id: string): Promise<Outcome> {
    const { door } = this.#stage;
    for (const block of asked.blocks) {
      if (block.kind === 'choices' && block.press)
        return door.press(student.call(), `${block.press}:${(picks[place] ?? 0) % block.choices.length}`);
      if (block.kind === 'menu')
        return door.press(student.call(), block.press, [String(place % 3), String(3 - (place % 2))]);
      const form =
        block.kind === 'buttons' && block.buttons.find((one) => one.kind === 'press' && one.press.startsWith('form:'));
      if (form && form.kind === 'press') {
        const opened = await door.press(student.call(), form.press);
        if (opened.kind !== 'form') return opened;
        if (place === 0) this.#notes(`${id}-form`, opened);
        const answer = place % 4 === 1 ? 'noyau' : this.#rightWords(asked.title);
        return door.submit(student.call(), opened.form.submit, { answer });
      }
    }
    throw new Error('a question that asks nothing');
  }

  /** What is right where words or a number are asked for. */
  #rightWords(prompt: string): string {
    const { locale } = this.#stage;
    const question = this.#questions.find((one) => one.prompt[locale] === prompt);
    if (question?.kind === 'number') return String(question.answer);
    return question?.kind === 'text' ? (question.answers[locale][0] ?? '') : '';
  }

  async #votes(id: string, choiceOf: (student: number) => number): Promise<void> {
    const board = this.#stage.room.last.view;
    this.#board(`debate-vote-${id}`);
    for (const [place, student] of this.#students.entries()) {
      const press = pressOf(board, 'ABC'[choiceOf(place)] ?? 'A');
      const outcome = await this.#stage.door.press(student.call(), press);
      if (place === 0) this.#notes(`debate-voted-${id}`, outcome);
    }
    await this.#stage.passes(2);
  }

  /** Notes the newest message that fits, as it stands. */
  #board(id: string, fits: (view: View) => boolean = () => true): void {
    const message = this.#stage.room.messages.findLast(({ view }) => fits(view));
    if (!message) throw new Error(`nothing to see for ${id}`);
    this.#note(id, { to: 'room', view: message.view });
  }

  #notes(id: string, outcome: Outcome): void {
    const shown = outcome.kind === 'form' ? [{ to: 'caller', form: outcome.form } as const] : outcome.replies;
    for (const [index, one] of shown.entries()) this.#note(index === 0 ? id : `${id}-${index + 1}`, one);
  }

  #note(id: string, shown: Pick<Scene, 'to' | 'view' | 'form'>): void {
    this.scenes.push({ id, locale: this.#stage.locale, at: this.#stage.clock.now(), ...shown });
  }
}

/** The course with one question of each kind, so that a short quiz shows them all. */
function oneOfEachKind(course: Course): Course {
  const questions = course.decks.flatMap((deck) => deck.questions);
  const kinds: readonly Question['kind'][] = ['one', 'several', 'true-false', 'text', 'number'];
  const kept = kinds.flatMap((kind) => questions.find((question) => question.kind === kind) ?? []);
  return {
    ...course,
    decks: course.decks.map((deck) => ({ ...deck, questions: deck.questions.filter((one) => kept.includes(one)) })),
  };
}
