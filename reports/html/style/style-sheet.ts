import { BASE } from './base.ts';
import { FAILURES } from './failures.ts';
import { FIRST_SCREEN } from './first-screen.ts';
import { LISTS } from './lists.ts';
import { PRINT } from './print.ts';

/** The style of the report. The page reads well without it too: some hosts forbid it. */
export const STYLE_SHEET: string = [BASE, FIRST_SCREEN, FAILURES, LISTS, PRINT].join('');
