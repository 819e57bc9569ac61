'use client';

import { CareQueuePatient } from '@carequeue/sdk/ticket';
import type { FunctionComponentElement, ProviderProps, ReactNode } from 'react';
import { createContext, createElement, useContext, useMemo } from 'react';
import type { Platform } from '../base/carequeue-element.ts';
import { QueueStores } from './queue-stores.ts';

/** Where the hooks beneath it ask. */
export interface CareQueueProviderProps {
  /** The hospital's publishable key, `cq_pk_…`. */
  readonly publishableKey: string;
  /** Where the API is, such as `https://queue.example.org`. */
  readonly baseUrl: string;
  /** In place of the page's own `fetch` and `WebSocket`. The same object each time, or everything begins anew. */
  readonly platform?: Platform | undefined;
  readonly children?: ReactNode;
}

const Stores = createContext<QueueStores | null>(null);

/**
 * Gives the hooks beneath it the hospital's key. Components that follow the same queue share one connection, which ends
 * with the last of them.
 *
 * @throws TypeError when the key or the base URL cannot be used.
 * @example
 * <CareQueueProvider publishableKey="cq_pk_…" baseUrl="https://queue.example.org">…</CareQueueProvider>
 */
export function CareQueueProvider(
  props: CareQueueProviderProps,
): FunctionComponentElement<ProviderProps<QueueStores | null>> {
  const { publishableKey, baseUrl, platform, children } = props;
  const stores = useMemo(
    () => new QueueStores(new CareQueuePatient({ publishableKey, baseUrl, ...platform })),
    [publishableKey, baseUrl, platform],
  );
  return createElement(Stores.Provider, { value: stores }, children);
}

/** The stores of the provider above. @throws Error when there is none. */
export function useStores(): QueueStores {
  const stores = useContext(Stores);
  if (stores === null) throw new Error('This hook needs a <CareQueueProvider> above it.');
  return stores;
}
