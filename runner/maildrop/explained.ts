import { provisionProblem, type ProvisionProblem } from './provisioner.ts';

/** Does the work; what the file system refuses is a matter of set-up, and told in a sentence about what was to be filled. */
export async function explained<Result>(
  what: string,
  work: () => Promise<Result>,
): Promise<Result | ProvisionProblem> {
  try {
    return await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return provisionProblem(`${what} could not be filled: ${message}`);
  }
}
