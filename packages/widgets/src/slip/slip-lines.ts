import type { SlipStrings } from '../locales/kiosk-strings.ts';
import { isolated } from '../locales/languages.ts';
import { qrCode } from '../qr/qr-code.ts';
import type { SlipLine } from './slip-layout.ts';

/** What a slip tells. */
export interface SlipContent {
  readonly hospitalName: string;
  readonly departmentName: string;
  readonly doctorName: string;
  readonly code: string;
  /** How many are called before it; null where it is not known. */
  readonly ahead: number | null;
  /** When it was taken, in words; empty where it is not known. */
  readonly takenAt: string;
  /** Where to follow it; empty for none. */
  readonly link: string;
}

/** The lines of a slip for a width of paper, from its top. Nothing that is not told leaves a gap. */
export function slipLines(content: SlipContent, words: SlipStrings, widthDots: number): readonly SlipLine[] {
  const size = (share: number): number => Math.round(widthDots * share);
  const text = (value: string, share: number, isBold = false): readonly SlipLine[] =>
    value === '' ? [] : [{ kind: 'text', text: value, sizeDots: size(share), isBold }];
  const { ahead, code, link } = content;
  return [
    ...text(content.hospitalName, 0.075, true),
    ...text(content.departmentName, 0.068),
    ...text(content.doctorName, 0.06),
    { kind: 'rule' },
    ...text(words.yourToken, 0.06),
    { kind: 'code', text: isolated(code), sizeDotsMax: size(0.3) },
    ...text(ahead === null ? '' : words.ahead(ahead), 0.068, true),
    ...text(content.takenAt, 0.056),
    { kind: 'rule' },
    ...(link === '' ? [] : [{ kind: 'link' as const, modules: qrCode(link) }, ...text(words.scan, 0.056)]),
    ...text(words.keep, 0.056),
  ];
}

/** When a token was taken, as a slip says it: date and clock time in the hospital's zone; empty for no instant. */
export function takenAtText(instant: string, { timeZone, tag }: { timeZone: string; tag: string }): string {
  const at = new Date(instant);
  if (instant === '' || Number.isNaN(at.getTime())) return '';
  const zone = timeZone === '' ? {} : { timeZone };
  return new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23', ...zone }).format(
    at,
  );
}
