import { kills, survives } from './kills.ts';

survives('debate', kills);
