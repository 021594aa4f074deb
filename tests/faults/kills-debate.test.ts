import { survives } from './kills.ts';

survives('debate', 50);
