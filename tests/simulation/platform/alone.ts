import type { DepartmentEnvironment } from '../../../apps/api/src/queue/index.ts';

type Namespace = DepartmentEnvironment['EXTERNAL_IDS'];

/** A namespace whose objects all answer alike. */
function namespaceOf(answers: object): Namespace {
  const namespace = { idFromName: (name: string) => name, get: () => answers };
  // Only what a department asks of a namespace is there.
  return namespace as unknown as Namespace;
}

/** The objects around a department that has its hospital to itself: every external id is its own. */
export function aloneInItsHospital(): Pick<DepartmentEnvironment, 'DEPARTMENT' | 'EXTERNAL_IDS'> {
  return {
    DEPARTMENT: namespaceOf({}),
    EXTERNAL_IDS: namespaceOf({
      claim: async (_externalId: string, departmentId: string) => departmentId,
      takeOver: async () => true,
    }),
  };
}
