/** Where one option stands on one side of a flow, in percent of its height: its slot, and its node in the slot's middle. */
export interface Slot {
  readonly y: number;
  readonly h: number;
  readonly nodeY: number;
  readonly nodeH: number;
}

/** Both sides of a flow; `one` is how high a person stands on either. */
export interface Places {
  readonly one: number;
  readonly before: readonly Slot[];
  readonly after: readonly Slot[];
}

/** People's way from one option to another: where it leaves and lands, and how thick it is. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly y1: number;
  readonly y2: number;
  readonly h: number;
}

const whole = 100;
const gap = 5;
const roomiest = 16;
const halvings = 30;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const freeFor = (options: number): number => whole - gap * (options - 1);
/** Every option keeps room for its own line of words, however few chose it. */
const slotHeight = (count: number, one: number, options: number): number =>
  Math.max(Math.min(roomiest, freeFor(options) / options), count * one);

/** The options of both sides, one under the other over the whole height. */
export function placesOf(options: readonly { readonly before: number; readonly after: number }[]): Places {
  const before = options.map((option) => option.before);
  const after = options.map((option) => option.after);
  const one = heightOfOne([before, after]);
  return { one, before: slotsOf(before, one), after: slotsOf(after, one) };
}

/** As high as both sides allow, so that a band keeps its thickness on its way. */
function heightOfOne(sides: readonly (readonly number[])[]): number {
  const fits = (one: number) =>
    sides.every((side) => sum(side.map((count) => slotHeight(count, one, side.length))) <= freeFor(side.length) + 1e-9);
  let [low, high] = [0, whole];
  for (let turn = 0; turn < halvings; turn += 1) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function slotsOf(counts: readonly number[], one: number): readonly Slot[] {
  const heights = counts.map((count) => slotHeight(count, one, counts.length));
  const between = counts.length > 1 ? (whole - sum(heights)) / (counts.length - 1) : 0;
  return counts.map((count, place) => {
    const h = heights[place] ?? 0;
    const y = sum(heights.slice(0, place)) + place * between;
    return { y, h, nodeY: y + (h - count * one) / 2, nodeH: count * one };
  });
}

/** Everybody's way between two votes; those who moved come last, so that they lie over those who stayed. */
export function bandsOf(flows: readonly (readonly number[])[], { one, before, after }: Places): readonly Band[] {
  const left = before.map(({ nodeY }) => nodeY);
  const landed = after.map(({ nodeY }) => nodeY);
  const bands = flows.flatMap((row, from) =>
    row.map((count, to) => {
      const band = { from, to, count, y1: left[from] ?? 0, y2: landed[to] ?? 0, h: count * one };
      left[from] = band.y1 + band.h;
      landed[to] = band.y2 + band.h;
      return band;
    }),
  );
  return bands.filter(({ count }) => count > 0).sort((a, b) => Number(a.from !== a.to) - Number(b.from !== b.to));
}

/** A band's outline from `x1` to `x2` as the path of a drawing; `unit` is a percent of the flow's height there. */
export function outlineOf({ y1, y2, h }: Band, x1: number, x2: number, unit: number): string {
  const middle = (x1 + x2) / 2;
  const [top1, top2, thick] = [y1 * unit, y2 * unit, h * unit];
  const back = `V${top2 + thick}C${middle} ${top2 + thick} ${middle} ${top1 + thick} ${x1} ${top1 + thick}Z`;
  return `M${x1} ${top1}C${middle} ${top1} ${middle} ${top2} ${x2} ${top2}${back}`;
}

/** How many a band is of that says so, and where: in percent of the flow's width and height. */
export interface BandLabel {
  readonly x: number;
  readonly y: number;
  readonly count: number;
}

const labelledFrom = 5;
/** Where along its way a band says how many it is, one after the other so that they do not meet. */
const stands = [0.34, 0.66, 0.5];

/** What is said on bands: how many moved, where they are enough to be read. */
export function labelsOf(bands: readonly Band[]): readonly BandLabel[] {
  return bands
    .filter(({ from, to, count }) => from !== to && count >= labelledFrom)
    .map((band, place) => ({ ...middleOf(band, stands[place % stands.length] ?? 0.5), count: band.count }));
}

/** The middle of a band, `t` of its way along, in percent. */
function middleOf({ y1, y2, h }: Band, t: number): { readonly x: number; readonly y: number } {
  const back = 1 - t;
  const early = back ** 3 + 3 * back ** 2 * t;
  const x = (3 * back ** 2 * t + 3 * back * t ** 2) * (whole / 2) + t ** 3 * whole;
  return { x, y: y1 * early + y2 * (1 - early) + h / 2 };
}
