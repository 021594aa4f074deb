import { commandWords } from '../../locales/commands.ts';
import type { Call } from '../command.ts';
import { UserError } from '../errors.ts';
import type { Tutor } from '../ports.ts';
import type { Course } from './course.ts';

/** The course a room follows: the one it was set to, else the first there is. Throws UserError when there is none. */
export async function courseOf(tutor: Tutor, call: Call): Promise<Course> {
  const { course } = await tutor.rooms.settings(call.room);
  const found = (course && tutor.library.course(course)) || tutor.library.courses()[0];
  if (!found) throw new UserError(commandWords.noCourse);
  return found;
}
