import { basename } from 'node:path';
import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/** Files that take longest, those that mostly wait beside those that mostly reckon, so that none is left alone at the end. */
const longest = [
  'slack-requests',
  'slack-sockets',
  'course-files',
  'kills-debate',
  'web',
  'slack',
  'requests',
  'kills-quiz',
  'discord',
  'simulation',
  'words',
  'presses',
  'looks',
];

/** Runs the longest files of a group first, whichever project they are of. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const group = ({ project }: TestSpecification) => project.config.sequence.groupOrder;
    const place = ({ moduleId }: TestSpecification) => {
      const found = longest.indexOf(basename(moduleId, '.test.ts'));
      return found < 0 ? longest.length : found;
    };
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => group(a) - group(b) || place(a) - place(b));
  }
}
