import { Command, type OutputConfiguration } from 'commander';
import { legible } from '../../reports/text/legible.ts';
import type { ExitStatus } from '../model/outcome.ts';
import {
  BASELINE_EXAMPLES,
  BASELINE_UPDATE_EXAMPLES,
  DEMO_EXAMPLES,
  DOCTOR_EXAMPLES,
  EXAMPLES,
  EXPLAIN_EXAMPLES,
  LINT_EXAMPLES,
  LIST_EXAMPLES,
  REPORT_EXAMPLES,
  RUN_EXAMPLES,
  SERVE_EXAMPLES,
} from './examples.ts';
import type {
  BaselineOptionValues,
  DemoOptionValues,
  DoctorOptionValues,
  ExplainOptionValues,
  ListOptionValues,
  RenderOptionValues,
  ServeOptionValues,
} from './option-values.ts';
import { addReportOptions, addSelectionOptions, addTargetOptions, list } from './run-options.ts';
import type { Terminal } from './terminal.ts';
import { packageVersion } from './version.ts';

/** What the commands are given. */
export interface Invocation {
  /** The words behind `pop3spec`. */
  readonly words: readonly string[];
  readonly terminal: Terminal;
  /** Told the status that the command ends with. */
  readonly ended: (status: ExitStatus) => void;
}

/** The command line: every command with its options and examples; what a command does is loaded when it is called. */
export function createProgram(invocation: Invocation): Command {
  const program = new Command('pop3spec')
    .description('Tests POP3 servers for conformance to RFC 1939 and its extensions.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpCommand(false)
    .exitOverride()
    .configureOutput(outputTo(invocation.terminal))
    .addHelpText('after', EXAMPLES);
  for (const add of [
    addRun,
    addDoctor,
    addDemo,
    addServe,
    addList,
    addExplain,
    addLint,
    addReport,
    addBaseline,
  ])
    add(program, invocation);
  for (const command of program.commands) takeOnce(command);
  return program;
}

/** An option with one value is given once: whoever wrote `--user` twice means two mailboxes, and would test the last alone. */
function takeOnce(command: Command): void {
  for (const option of command.options) {
    if (!option.required || option.parseArg !== undefined) continue;
    let isGiven = false;
    command.on(`option:${option.name()}`, () => {
      if (isGiven) command.error(`error: option '${option.flags}' is given twice, and takes one value`);
      isGiven = true;
    });
  }
}

const TARGET = 'HOST[:PORT], a POP URL, or the name of a target of the configuration';

function addRun(program: Command, { words, terminal, ended }: Invocation): void {
  const command = program.command('run').description('test a server').argument('[target]', TARGET);
  addReportOptions(addSelectionOptions(addTargetOptions(command)))
    .addHelpText('after', RUN_EXAMPLES)
    .action(async (target: string | undefined) => {
      const { givenValues } = await import('./given-values.ts');
      const { runCommand } = await import('./run-command.ts');
      ended(await runCommand({ ...(await givenValues(command, { words, target })), terminal }));
    });
}

function addDoctor(program: Command, { words, terminal, ended }: Invocation): void {
  const command = program
    .command('doctor')
    .description('see whether a run can begin, and what it would leave out')
    .argument('[target]', TARGET);
  addSelectionOptions(addTargetOptions(command))
    .option('--json', 'print JSON')
    .addHelpText('after', DOCTOR_EXAMPLES)
    .action(async (target: string | undefined) => {
      const { givenValues } = await import('./given-values.ts');
      const { doctorCommand } = await import('./doctor-command.ts');
      const given = await givenValues<DoctorOptionValues>(command, { words, target });
      ended(await doctorCommand({ ...given, terminal }));
    });
}

function addDemo(program: Command, { words, terminal, ended }: Invocation): void {
  const command = program
    .command('demo')
    .description('test the reference server, to see what a run is like')
    .option('--fault <name>', 'let the server break something (see pop3spec list --faults)');
  addReportOptions(addSelectionOptions(command))
    .addHelpText('after', DEMO_EXAMPLES)
    .action(async (values: DemoOptionValues) => {
      const { demoCommand } = await import('./demo-command.ts');
      ended(await demoCommand({ values, words, terminal }));
    });
}

function addServe(program: Command, { terminal, ended }: Invocation): void {
  program
    .command('serve')
    .description('run the reference server')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <number>', 'port to listen on; 0: a free one', '1110')
    .option('--public', 'allow an address that other machines can reach')
    .addOption(list('--account <user:password>', 'a mailbox; demo:demo when none is given'))
    .addOption(list('--token <user:token>', 'the OAuth bearer token of a mailbox, for OAUTHBEARER'))
    .option('--tls <way>', 'none (the default), starttls or implicit')
    .option('--cert <file>', 'certificate of the server (PEM); one is made when it is left out')
    .option('--key <file>', 'its private key (PEM)')
    .option('--ca-out <file>', 'write the authority of a certificate that is made, for run --ca')
    .option('--maildir <path>', 'serve maildirs; {user}, {localpart} and {domain} stand for the account')
    .addOption(list('--fault <name>', 'break something (see pop3spec list --faults)'))
    .option('--log', 'print every command and reply')
    .addHelpText('after', SERVE_EXAMPLES)
    .action(async (values: ServeOptionValues) => {
      const { serveCommand } = await import('./serve-command.ts');
      ended(await serveCommand({ values, terminal }));
    });
}

function addList(program: Command, { terminal, ended }: Invocation): void {
  program
    .command('list')
    .description('list scenarios, requirements or faults')
    .option('--requirements', 'list what the RFCs ask for and which scenarios prove it')
    .option('--faults', 'list what the reference server can break')
    .addOption(list('--suite <name>', 'bundled suite (name or glob), or path of a suite file or folder'))
    .option('--json', 'print JSON')
    .addHelpText('after', LIST_EXAMPLES)
    .action(async (values: ListOptionValues) => {
      const { listCommand } = await import('./list-command.ts');
      ended(await listCommand({ values, terminal }));
    });
}

function addExplain(program: Command, { terminal, ended }: Invocation): void {
  program
    .command('explain')
    .description('tell what a scenario, a requirement or a fault is about')
    .argument('<id>', 'its id or name, or the beginning or the end of it')
    .addOption(list('--suite <name>', 'where to look: bundled suite, or path of a suite file or folder'))
    .addHelpText('after', EXPLAIN_EXAMPLES)
    .action(async (id: string, values: ExplainOptionValues) => {
      const { explainCommand } = await import('./explain-command.ts');
      ended(await explainCommand({ id, values, terminal }));
    });
}

function addLint(program: Command, { terminal, ended }: Invocation): void {
  program
    .command('lint')
    .description('check suites: syntax, names, requirements')
    .argument('[paths...]', 'suite files or folders (default: the bundled ones)')
    .addHelpText('after', LINT_EXAMPLES)
    .action(async (paths: readonly string[]) => {
      const { lintCommand } = await import('./lint-command.ts');
      ended(await lintCommand({ paths, terminal }));
    });
}

function addReport(program: Command, { terminal, ended }: Invocation): void {
  program
    .command('report')
    .description('render a saved JSON result again, or put several side by side')
    .argument('<results...>', 'JSON file that a run wrote; NAME=FILE gives its column a name')
    .option('--compare', 'put the results side by side: html or markdown')
    .addOption(list('--report <format=path>', 'write a report; without any, the summary is printed'))
    .addHelpText('after', REPORT_EXAMPLES)
    .action(async (paths: readonly string[], values: RenderOptionValues) => {
      const { reportCommand } = await import('./report-command.ts');
      ended(await reportCommand({ paths, values, terminal }));
    });
}

function addBaseline(program: Command, { terminal, ended }: Invocation): void {
  program
    .command('baseline')
    .description('keep the file of known deviations')
    .helpCommand(false)
    .addHelpText('after', BASELINE_EXAMPLES)
    .command('update')
    .description('write the deviations of a saved result into the file, or bring it up to date')
    .argument('<result>', 'JSON file that a run wrote')
    .requiredOption('--baseline <file>', 'the file; made when it is not there')
    .option('--reason <text>', 'why the deviations that are added are put up with')
    .option('--owner <name>', 'who looks after those that are added')
    .option('--prune', 'remove entries about requirements that are met')
    .addHelpText('after', BASELINE_UPDATE_EXAMPLES)
    .action(async (path: string, values: BaselineOptionValues) => {
      const { baselineCommand } = await import('./baseline-command.ts');
      ended(await baselineCommand({ path, values, terminal }));
    });
}

/** Errors as one or two lines, in which neither a secret nor a control character is repeated. */
function outputTo({ out, err }: Terminal): OutputConfiguration {
  return {
    writeOut: (text) => out.write(text),
    writeErr: (text) => err.write(text),
    getOutHelpWidth: () => out.columns,
    getErrHelpWidth: () => err.columns,
    outputError: (text, write) => {
      const lines = text.trimEnd().split('\n').map(legible);
      write(lines.map((line) => `${withoutSecret(line)}\n`).join(''));
    },
  };
}

/**
 * What is not known may be something misspelt that carries a password: what stands behind "=", behind the letter of a short
 * option, or before the "@" of a URL is nobody's business.
 */
function withoutSecret(line: string): string {
  return line
    .replace(/(unknown option '[^'=]+)=.*/, "$1'")
    .replace(/(unknown option '-[^-]).+/, "$1'")
    .replace(/(unknown command ').*@/, '$1…@');
}
