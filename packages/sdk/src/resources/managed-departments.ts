import { command } from '../command.ts';
import type { CallOptions } from '../transport.ts';
import { path } from '../transport.ts';
import type { Department, UpdateDepartment } from './department.ts';
import { StaffDepartments } from './staff-departments.ts';

/** Departments with what a hospital's server decides about them; needs a secret key. */
export class ManagedDepartments extends StaffDepartments {
  /**
   * Changes a department's name in other languages, and what public screens show patients by; what is left out stays. Open
   * pages follow at once.
   *
   * @throws NotFoundError when it is not there, or of another hospital.
   * @example
   * await cq.departments.update(departmentId, { nameTranslations: { hi: 'त्वचा रोग विभाग' }, labelMode: 'initials' });
   */
  update(departmentId: string, body: UpdateDepartment, options?: CallOptions): Promise<Department> {
    return this.transport.send({ ...command(path`/v1/departments/${departmentId}`, body, options), method: 'PATCH' });
  }
}
