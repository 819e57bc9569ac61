import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Php } from './php.ts';
import { startPhp } from './php.ts';
import type { PluginFiles } from './plugin.ts';

/** Where the plugin stands in the PHP's own files. */
export const IN_SITE = '/site/wp-content/plugins/carequeue';

/** A page with the plugin active, its option set, and `content` run after WordPress began. */
export interface SitePage {
  readonly option: Readonly<Record<string, unknown>>;
  /** PHP that writes what the page holds, and JSON of what else is asked. */
  readonly content: string;
}

/** The plugin in a PHP with stubs of WordPress. */
export interface Site {
  readonly php: Php;
  page(page: SitePage): Promise<string>;
}

/** Writes a text as PHP does. */
export function phpText(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** Puts the plugin into a site. */
export async function openSite(files: PluginFiles): Promise<Site> {
  const php = await startPhp();
  const stubs = readFileSync(path.join(import.meta.dirname, 'stubs.php'), 'utf8');
  php.write(IN_SITE, files);
  php.write('/site', new Map([['stubs.php', stubs]]));
  return {
    php,
    page: ({ option, content }) =>
      php.run(`<?php
        error_reporting( E_ALL );
        set_error_handler( function ( $number, $message, $file, $line ) { throw new ErrorException( $message, 0, $number, $file, $line ); } );
        require '/site/stubs.php';
        Stub::$options['carequeue_settings'] = json_decode( ${phpText(JSON.stringify(option))}, true );
        require '${IN_SITE}/carequeue.php';
        do_action( 'init' );
        ${content}`),
  };
}
