import { expect, test } from 'vitest';
import { placeOf } from './place.ts';

test.each([
  ['Room 2', 'room', '2'],
  ['ROOM No. 12', 'room', '12'],
  ['Room-4', 'room', '4'],
  ['Room 2 (dental)', 'room', '2'],
  ['Room 2 – Dr Rao', 'room', '2'],
  ['Exam room 3', 'room', '3'],
  ['Room 2 A', 'room', '2A'],
  ['Room B12', 'room', 'B12'],
  ['Room A', 'room', 'A'],
  ['Consulting room 5', 'consulting-room', '5'],
  ['कमरा नंबर 2', 'room', '2'],
  ['कक्ष २', 'room', '2'],
  ['काउंटर 3', 'counter', '3'],
  ['दरवाज़ा 1', 'door', '1'],
  ['அறை எண் 4', 'room', '4'],
  ['கவுண்டர் ௩', 'counter', '3'],
  ['Sala 2', 'room', '2'],
  ['Consultorio n.º 7', 'consulting-room', '7'],
  ['Ventanilla 3', 'window', '3'],
  ['غرفة ٢', 'room', '2'],
  ['الغرفة رقم 12', 'room', '12'],
  ['شُبّاك ۳', 'window', '3'],
  ['Laboratory', 'laboratory', ''],
  ['Lab 2', 'laboratory', '2'],
  ['المختبر', 'laboratory', ''],
  ['Farmacia', 'pharmacy', ''],
  ['X-ray', 'x-ray', ''],
  ['रिसेप्शन', 'reception', ''],
])('%s is a place every language has words for', (name, kind, sign) => {
  expect(placeOf(name)).toEqual({ kind, sign });
});

test.each([
  '',
  'Dr Rao',
  'Room',
  'Room of hope',
  'Roomba 2',
  '2',
  'Green room 2',
  'Room 2 and 3',
  'Room 12345',
  'Sala de espera',
  'Labour 2',
  'Pharmacy 2',
  '🏥',
])('%s is a name', (name) => {
  expect(placeOf(name)).toBeNull();
});
