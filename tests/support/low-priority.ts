import { setPriority } from 'node:os';

/** For tests that only reckon: those that keep a platform’s seconds go first. */
setPriority(10);
