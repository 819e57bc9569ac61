import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runToEnd } from '../product/child.ts';
import { Explained, ROOT } from '../product/settings.ts';
import { startPhp } from './php.ts';
import type { PluginFiles, PluginScript } from './plugin.ts';

// A package that holds WordPress 6.5 with a database in a file; some 160 MB, which only who runs this has to fetch.
const PACKAGE = '@wp-playground/wordpress-builds@0.9.19';
const CACHE = path.join(ROOT, 'node_modules/.cache/wordpress');
const WORDPRESS = 'package/src/wordpress/wp-6.5.zip';
const DATABASE = 'package/src/sqlite-database-integration/sqlite-database-integration.zip';
const DATABASE_FOLDER = '/wordpress/wp-content/sqlite-database-integration-main';

const BEGIN = `<?php
  $_SERVER['HTTP_HOST'] = 'hospital.example'; $_SERVER['REQUEST_URI'] = '/'; $_SERVER['REQUEST_METHOD'] = 'GET';
  require '/wordpress/wp-load.php';
  require_once ABSPATH . 'wp-admin/includes/admin.php';`;

async function fetchWordPress(): Promise<void> {
  if ([WORDPRESS, DATABASE].every((file) => existsSync(path.join(CACHE, file)))) return;
  mkdirSync(CACHE, { recursive: true });
  process.stdout.write(`Fetching ${PACKAGE} ...\n`);
  const packed = await runToEnd('npm', ['pack', PACKAGE, '--silent', '--pack-destination', CACHE], { quiet: true });
  const tarball = path.join(CACHE, 'wp-playground-wordpress-builds-0.9.19.tgz');
  const unpacked = await runToEnd('tar', ['-xzf', tarball, '-C', CACHE, WORDPRESS, DATABASE], { quiet: true });
  if (packed.code !== 0 || unpacked.code !== 0) throw new Explained(`${packed.output}${unpacked.output}`);
}

/**
 * Runs the plugin in WordPress itself: activates it, stores its settings, draws shortcodes, a block and the page's
 * scripts, and takes it away again.
 *
 * @param wordPress - the zip of a newer WordPress, as wordpress.org has it, which is unpacked over 6.5.
 * @throws AssertionError where it does not do what it should.
 */
export async function tryInWordPress(files: PluginFiles, wordPress: string | null = null): Promise<void> {
  await fetchWordPress();
  const php = await startPhp();
  const read = (file: string) => readFileSync(path.join(CACHE, file));
  php.write(
    '/zips',
    new Map([
      ['wordpress.zip', read(WORDPRESS)],
      ...(wordPress === null ? [] : [['newer.zip', readFileSync(wordPress)] as const]),
      ['database.zip', read(DATABASE)],
    ]),
  );
  await php.run(`<?php
    foreach ( array( 'wordpress' => '/wordpress', 'database' => '/wordpress/wp-content' ) as $name => $to ) {
      $zip = new ZipArchive(); $zip->open( "/zips/$name.zip" ); $zip->extractTo( $to );
    }
    if ( is_file( '/zips/newer.zip' ) ) {
      $zip = new ZipArchive(); $zip->open( '/zips/newer.zip' ); $zip->extractTo( '/' );
    }
    $drop_in = file_get_contents( '${DATABASE_FOLDER}/db.copy' );
    $drop_in = str_replace( "'{SQLITE_IMPLEMENTATION_FOLDER_PATH}'", "'${DATABASE_FOLDER}'", $drop_in );
    file_put_contents( '/wordpress/wp-content/db.php', $drop_in );`);
  php.write('/wordpress/wp-content/plugins/carequeue', files);
  const run = async (code: string) => (await php.run(`${BEGIN}\n${code}`)).trim();

  strictEqual(await run(`echo json_encode( activate_plugin( 'carequeue/carequeue.php' ) );`), 'null');
  const stored = await run(`CareQueue\\register_settings();
    update_option( 'carequeue_settings', array( 'base_url' => 'https://queue.example.org/', 'publishable_key' => 'cq_pk_1' ) );
    echo json_encode( get_option( 'carequeue_settings' ) );`);
  deepStrictEqual(JSON.parse(stored), {
    base_url: 'https://queue.example.org',
    publishable_key: 'cq_pk_1',
    script: 'pinned',
  });
  const page =
    await run(`echo do_shortcode( '[carequeue_board department="dep_1" onclick="x"]<b>Desk</b>[/carequeue_board]' );
    echo do_blocks( '<!-- wp:carequeue/element {"element":"ticket","settings":{"department":"dep_2","lang":"hi"}} /-->' );
    wp_print_footer_scripts();`);
  match(page, /<carequeue-board publishable-key="cq_pk_1" .*department="dep_1"><b>Desk<\/b><\/carequeue-board>/);
  match(
    page,
    /<div class="[^"]*wp-block-carequeue-element"><carequeue-ticket .*department="dep_2" lang="hi"><\/carequeue-ticket>/,
  );
  const { version, integrity }: PluginScript = JSON.parse(files.get('pinned.json') ?? '{}');
  const folder = integrity === null ? 'v1' : version;
  const address = `https://queue.example.org/widgets/${folder}/carequeue.js`;
  // WordPress 7 writes a tag's attributes by the alphabet.
  const [tag = ''] = /<script[^>]*carequeue-js[^>]*>/.exec(page) ?? [];
  for (const part of ['type="module"', `src="${address}"`, 'crossorigin="anonymous"', ' nowprocket']) {
    ok(tag.includes(part), `${tag} has ${part}`);
  }
  strictEqual(tag.includes(` integrity="${integrity}"`), integrity !== null);
  ok(!page.includes('onclick'));
  const settings = await run(`wp_set_current_user( 1 ); CareQueue\\register_settings(); CareQueue\\add_settings_page();
    $title = 'CareQueue'; CareQueue\\print_settings_page();`);
  match(settings, /name="carequeue_settings\[publishable_key\]" value="cq_pk_1"/);
  const gone =
    await run(`deactivate_plugins( 'carequeue/carequeue.php' ); uninstall_plugin( 'carequeue/carequeue.php' );
    echo json_encode( get_option( 'carequeue_settings' ) );`);
  strictEqual(gone, 'false');
  process.stdout.write(
    `In WordPress ${await run(`echo get_bloginfo( 'version' ), ' on PHP ', PHP_VERSION;`)}: all well.\n`,
  );
  php.end();
}
