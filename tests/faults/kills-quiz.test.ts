import { survives } from './kills.ts';

survives('quiz', 50);
