import { CareQueueDoctors } from './doctors.ts';

// A page may hold two copies of the script; the first one registers. In Node there is no registry.
if (typeof customElements !== 'undefined' && customElements.get('carequeue-doctors') === undefined) {
  customElements.define('carequeue-doctors', CareQueueDoctors);
}

declare global {
  interface HTMLElementTagNameMap {
    'carequeue-doctors': CareQueueDoctors;
  }
}

export { DoctorChosenEvent } from '../events/doctor-chosen.ts';
export { CareQueueDoctors };
