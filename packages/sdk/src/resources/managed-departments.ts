import { command } from '../command.ts';
import type { CallOptions } from '../transport.ts';
import { path } from '../transport.ts';
import type { Department, UpdateDepartment } from './department.ts';
import { StaffDepartments } from './staff-departments.ts';

/** Departments with what a hospital's server decides about them; needs a secret key. */
export class ManagedDepartments extends StaffDepartments {
  /**
   * Decides what public screens show patients by; what is left out stays. Open boards follow at once.
   *
   * @throws NotFoundError when it is not there, or of another hospital.
   * @example
   * await cq.departments.update(departmentId, { labelMode: 'initials' });
   */
  update(departmentId: string, body: UpdateDepartment, options?: CallOptions): Promise<Department> {
    return this.transport.send({ ...command(path`/v1/departments/${departmentId}`, body, options), method: 'PATCH' });
  }
}
