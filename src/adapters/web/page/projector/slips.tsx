import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { pageWords } from '../../../../locales/page.ts';
import { usePage } from '../context.ts';
import { runsOver, useRefit } from './fit.ts';

/** Everybody who came, as slips of paper, the newest highlighted. Who finds no room is counted. */
export function Slips() {
  const { locale, present } = usePage();
  const list = useRef<HTMLUListElement>(null);
  const [unseen, setUnseen] = useState(0);
  const students = present.people.filter(({ instructor }) => !instructor);
  const others = present.students - students.length + unseen;
  const fit = () => {
    if (list.current) setUnseen(fitSlips(list.current, students.length < present.students));
  };
  useLayoutEffect(() => {
    fit();
  });
  useRefit(fit);
  return (
    <>
      {/* The count is heard first; it stands below. */}
      <p class="many" role="status">
        {present.students > 0 && (
          <>
            <b>{present.students}</b> {pageWords.withUs(locale)}
          </>
        )}
      </p>
      <ul class="slips" ref={list}>
        {students.map(({ name, person }, place) => (
          <li key={person} class={place === present.students - 1 ? 'slip new' : 'slip'} dir="auto">
            {name}
          </li>
        ))}
        <li key="others" class="others">
          {pageWords.othersHere(locale, { count: Math.max(1, others) })}
        </li>
      </ul>
    </>
  );
}

/**
 * Lets what only fills the room go first, then sets the slips closer, then takes those that came before the newest away:
 * the others stay where they are, whoever comes. How many found no room.
 */
function fitSlips(list: HTMLElement, someElsewhere: boolean): number {
  const more = list.lastElementChild as HTMLElement;
  const slips = [...list.children].filter((one): one is HTMLElement => one !== more && one instanceof HTMLElement);
  const rules = list.parentElement?.querySelector<HTMLElement>('.rules');
  const close = (yes: boolean) => list.classList.toggle('many', yes);
  for (const slip of slips) slip.hidden = false;
  more.hidden = !someElsewhere;
  close(false);
  if (rules) rules.hidden = false;
  if (rules && runsOver(list)) rules.hidden = true;
  if (runsOver(list)) close(true);
  let hidden = 0;
  while (runsOver(list) && hidden < slips.length - 1) {
    more.hidden = false;
    hidden += 1;
    const slip = slips.at(-1 - hidden);
    if (slip) slip.hidden = true;
  }
  return hidden;
}
