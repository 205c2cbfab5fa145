import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { RunResult } from '../../runner/model/result.ts';
import type { ReportFile } from '../report-file.ts';
import type { Dialect } from './dialect.ts';
import type { TestCase } from './test-case.ts';
import { suitesOf } from './test-suite.ts';
import type { TestSuite } from './test-suite.ts';

/** JUnit XML as most consumers read it. */
export function write(result: RunResult, fileName: string): readonly ReportFile[] {
  return [{ path: fileName, content: documentOf(result, 'common') }];
}

/** JUnit XML that is valid by the two schemas that somebody checks. */
export function writeStrict(result: RunResult, fileName: string): readonly ReportFile[] {
  return [{ path: fileName, content: documentOf(result, 'strict') }];
}

function documentOf(result: RunResult, dialect: Dialect): string {
  const suites = suitesOf(result);
  const document = create({ version: '1.0', encoding: 'UTF-8' });
  const root = document.ele('testsuites');
  if (dialect === 'common') root.att({ name: 'pop3spec', ...totals(suites.flatMap(({ cases }) => cases)) });
  suites.forEach((suite, id) => {
    addSuite(root, suite, { dialect, id, timestamp: timestampOf(result) });
  });
  return `${document.end({ prettyPrint: true })}\n`;
}

interface SuiteContext {
  readonly dialect: Dialect;
  readonly id: number;
  readonly timestamp: string;
}

function addSuite(root: XMLBuilder, suite: TestSuite, { dialect, id, timestamp }: SuiteContext): void {
  const element = root.ele('testsuite', {
    name: suite.name,
    ...totals(suite.cases),
    ...skippedIn(suite),
    timestamp,
  });
  if (dialect === 'strict') element.att({ hostname: 'localhost', package: suite.name, id: String(id) });
  addProperties(element, suite.properties, dialect);
  for (const each of suite.cases) addCase(element, each, { dialect, suite });
  if (dialect === 'strict') element.ele('system-out').up().ele('system-err');
}

function addProperties(parent: XMLBuilder, properties: TestSuite['properties'], dialect: Dialect): void {
  if (properties.length === 0 && dialect === 'common') return;
  const element = parent.ele('properties');
  for (const [name, value] of properties) element.ele('property', { name, value });
}

interface CaseContext {
  readonly dialect: Dialect;
  readonly suite: TestSuite;
}

function addCase(parent: XMLBuilder, each: TestCase, { dialect, suite }: CaseContext): void {
  const element = parent.ele('testcase', {
    classname: suite.name,
    name: each.name,
    time: seconds(each.seconds),
  });
  if (dialect === 'common') {
    if (each.file !== null) element.att('file', each.file);
    if (each.line !== null) element.att('line', String(each.line));
    addProperties(element, each.properties, dialect);
  }
  addEnding(element, each, dialect);
  if (dialect === 'common' && each.output.length > 0) element.ele('system-out').txt(each.output.join('\n'));
}

function addEnding(element: XMLBuilder, { ending }: TestCase, dialect: Dialect): void {
  switch (ending.kind) {
    case 'success':
      return;
    case 'failure':
    case 'error':
      element.ele(ending.kind, { type: ending.type, message: ending.message }).txt(ending.text.join('\n'));
      return;
    case 'skipped':
      if (dialect === 'common') element.ele('skipped', { message: ending.message });
      else element.ele('skipped').txt(ending.message);
  }
}

function totals(cases: readonly TestCase[]): Readonly<Record<string, string>> {
  const ending = (kind: TestCase['ending']['kind']): string =>
    String(cases.filter((each) => each.ending.kind === kind).length);
  const time = cases.reduce((sum, each) => sum + each.seconds, 0);
  return {
    tests: String(cases.length),
    failures: ending('failure'),
    errors: ending('error'),
    time: seconds(time),
  };
}

function skippedIn({ cases }: TestSuite): { readonly skipped: string } {
  return { skipped: String(cases.filter(({ ending }) => ending.kind === 'skipped').length) };
}

/** At most three decimals: junit-10.xsd allows no more. */
function seconds(value: number): string {
  return value.toFixed(3);
}

/** Without zone and fraction: the pattern of Windy Road's schema. */
function timestampOf({ startedAt }: RunResult): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.exec(startedAt)?.[0] ?? '1970-01-01T00:00:00';
}
