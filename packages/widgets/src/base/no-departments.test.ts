import { afterEach, expect, test } from 'vitest';
import '../doctors/carequeue-doctors.ts';
import '../status/carequeue-status.ts';
import { aQueue } from '../testing/fixtures.ts';
import { InPageServer } from '../testing/in-page-server.ts';
import { stage, textOf } from '../testing/stage.ts';

afterEach(() => document.body.replaceChildren());

test.each(['carequeue-doctors', 'carequeue-status'] as const)(
  '%s of a hospital without departments says so, and nothing is wrong',
  async (name) => {
    const element = document.createElement(name);
    const server = new InPageServer(aQueue());
    server.isEmpty = true;
    stage(element, server).department = '';
    await expect.poll(() => textOf(element)).toBe('No departments are listed here.');
    expect(element.shadowRoot?.querySelector('[part=failure]')).toBeNull();
  },
);
