import { kills, survives } from './kills.ts';

survives('quiz', kills);
