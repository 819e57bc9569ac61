import { type Demo, readDemo } from '../product/demo.ts';
import { developmentSecrets } from '../product/home.ts';

/** What opens a started product: its addresses and secrets. */
export interface ProductAccess {
  readonly baseUrl: string;
  readonly siteUrl: string;
  readonly demo: Demo;
  readonly developmentToken: string;
}

/** Reads how to reach the product that runs on a state folder. */
export function readAccess(home: string): ProductAccess {
  const demo = readDemo(home);
  return { baseUrl: demo.baseUrl, siteUrl: demo.siteUrl, demo, developmentToken: developmentSecrets(home).token };
}
