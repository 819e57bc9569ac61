import type { Doctor } from '@carequeue/sdk/live';
import { failureKind } from '../base/failure.ts';
import { fetchPart } from '../base/fetch-part.ts';

/** What reads a department's doctors. */
interface DoctorsReader {
  readonly departments: { doctors(departmentId: string): Promise<{ readonly data: readonly Doctor[] }> };
}

/**
 * Reads who works in a department, and asks again until it is known: after pauses that grow, and at once when the network is
 * back. A refusal is not asked about again.
 *
 * @param isWanted - whether the answer is still of use; asking ends where it is not.
 * @param take - given the doctors; null where the asking has ended without them.
 */
export function readDoctors(
  { departments }: DoctorsReader,
  departmentId: string,
  isWanted: () => boolean,
  take: (doctors: readonly Doctor[] | null) => void,
): void {
  const read = async (): Promise<readonly Doctor[] | null> => {
    if (!isWanted()) return null;
    try {
      return (await departments.doctors(departmentId)).data;
    } catch (error) {
      if (['credential', 'missing'].includes(failureKind(error))) return null;
      throw error;
    }
  };
  fetchPart(read, (doctors) => take(isWanted() ? doctors : null));
}
