import type { RunResult } from '../runner/model/result.ts';
import { write as writeBadge } from './badge/write.tsx';
import { write as writeHtml, writeWithStyleSheet } from './html/write.tsx';
import { write as writeJson } from './json/write.ts';
import { write as writeJunit, writeStrict } from './junit/write.ts';
import { write as writeMarkdown } from './markdown/write.ts';
import type { ReportFile } from './report-file.ts';
import { write as writeTap } from './tap/write.ts';

/** A format that a result, or something else, can be written in. */
export interface Writer<Subject = RunResult> {
  readonly name: string;
  /** One line for people. */
  readonly description: string;
  /** File name where the user names none. */
  readonly fileName: string;
  /** The files of the report; the first is called `fileName`, others stand beside it. */
  write(subject: Subject, fileName: string): readonly ReportFile[];
}

/** All formats, the most used first. */
export const WRITERS: readonly Writer[] = [
  {
    name: 'html',
    description: 'for people: one file with verdict, failures, transcripts and how to reproduce them',
    fileName: 'report.html',
    write: writeHtml,
  },
  {
    name: 'html+css',
    description: 'the same with its style sheet beside it: for Jenkins, which blocks inline styles',
    fileName: 'report.html',
    write: writeWithStyleSheet,
  },
  {
    name: 'junit',
    description: 'JUnit XML as GitLab, GitHub actions, Azure, CircleCI and Jenkins read it',
    fileName: 'junit.xml',
    write: writeJunit,
  },
  {
    name: 'junit-strict',
    description: 'JUnit XML valid by the schemas of Jenkins xUnit and Windy Road',
    fileName: 'junit.xml',
    write: writeStrict,
  },
  {
    name: 'json',
    description: 'everything about the run; `pop3spec report` renders it again',
    fileName: 'result.json',
    write: writeJson,
  },
  {
    name: 'markdown',
    description: 'a short summary for CI jobs and pull requests',
    fileName: 'summary.md',
    write: writeMarkdown,
  },
  { name: 'tap', description: 'Test Anything Protocol, version 14', fileName: 'result.tap', write: writeTap },
  {
    name: 'badge',
    description: 'a badge as SVG, and the JSON from which shields.io draws one',
    fileName: 'badge.svg',
    write: writeBadge,
  },
];

/** The writer of this name, if there is one. */
export function writerNamed(name: string): Writer | undefined {
  return WRITERS.find((writer) => writer.name === name);
}
