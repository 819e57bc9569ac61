'use client';

// Generated from custom-elements.json by `pnpm manifest` in packages/widgets. Not to be edited.
import type { CareQueueSlip as CareQueueSlipElement } from '../../slip/carequeue-slip.ts';
import '../../slip/carequeue-slip.ts';
import type { ComponentProps, ElementComponent } from '../element-component.ts';
import { elementComponent } from '../element-component.ts';

interface Events {
  onCarequeueSlipPrinted: 'carequeue-slip-printed';
}

/** What `<CareQueueSlip>` takes: the element's properties, its events, and what any HTML element takes. */
export type CareQueueSlipProps = ComponentProps<
  CareQueueSlipElement,
  'code' | 'hospitalName' | 'departmentName' | 'doctorName' | 'ahead' | 'issuedAt' | 'timeZone' | 'link' | 'paper' | 'autoPrint' | 'theme',
  Events
>;

/** A token's slip of paper. The element `<carequeue-slip>` for React; a `ref` gives the element. */
export const CareQueueSlip: ElementComponent<CareQueueSlipElement, CareQueueSlipProps> = elementComponent({
  tag: 'carequeue-slip',
  attributes: {
    code: 'code',
    hospitalName: 'hospital-name',
    departmentName: 'department-name',
    doctorName: 'doctor-name',
    ahead: 'ahead',
    issuedAt: 'issued-at',
    timeZone: 'time-zone',
    link: 'link',
    paper: 'paper',
    autoPrint: 'auto-print',
    theme: 'theme',
  },
  properties: [],
  events: {
    onCarequeueSlipPrinted: 'carequeue-slip-printed',
  },
});
