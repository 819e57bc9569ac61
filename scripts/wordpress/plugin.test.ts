import { afterAll, beforeAll, expect, test } from 'vitest';
import { elementNames } from '../widgets/elements.ts';
import type { PluginFiles } from './plugin.ts';
import { pluginFiles, scriptOf } from './plugin.ts';
import type { Site } from './site.ts';
import { IN_SITE, openSite, phpText } from './site.ts';
import { zip } from './zip.ts';

const OPTION = { base_url: 'https://queue.example.org', publishable_key: 'cq_pk_abc', script: 'pinned' };
const RELEASED = { version: '1.2.3', integrity: `sha384-${'a'.repeat(64)}` };
const files: PluginFiles = pluginFiles(RELEASED);
const unreleasedFiles: PluginFiles = pluginFiles({ version: '0.1.0', integrity: null });
let site: Site;
let unreleased: Site;

beforeAll(async () => {
  site = await openSite(files);
  unreleased = await openSite(unreleasedFiles);
}, 60_000);

afterAll(() => {
  site.php.end();
  unreleased.php.end();
});

/** What a shortcode makes of its attributes and content. */
function shortcode(name: string, attributes: unknown, content = '', option: Record<string, unknown> = OPTION) {
  const given = `json_decode( ${phpText(JSON.stringify(attributes))}, true )`;
  return site.page({ option, content: `echo Stub::$shortcodes['${name}']( ${given}, ${phpText(content)} );` });
}

test('each PHP file can be read by PHP', async () => {
  const php = [...files.keys()].filter((file) => file.endsWith('.php'));
  expect(php.length).toBeGreaterThan(5);
  for (const file of php) {
    const code = `<?php token_get_all( file_get_contents( '${IN_SITE}/${file}' ), TOKEN_PARSE ); echo 'whole';`;
    expect(await site.php.run(code), file).toBe('whole');
    expect(files.get(file), `${file} can be asked for alone`).toMatch(
      /defined\( '(ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;/,
    );
  }
  await expect(site.php.run(`<?php token_get_all( '<?php echo 1 +;', TOKEN_PARSE );`)).rejects.toThrow(/syntax error/);
});

test('the plugin has the number of the script it pins, and a licence', () => {
  expect(files.get('carequeue.php')).toContain(' * Version:           1.2.3\n');
  expect(files.get('carequeue.php')).toContain(' * License:           MIT\n');
  expect(files.get('readme.txt')).toContain('Stable tag: 1.2.3\n');
  expect(files.get('LICENSE')).toContain('MIT License');
});

test('there is a shortcode for each element', async () => {
  const names = await site.page({ option: OPTION, content: 'echo json_encode( array_keys( Stub::$shortcodes ) );' });
  expect(JSON.parse(names)).toEqual(elementNames().map((name) => `carequeue_${name}`));
});

test('a shortcode writes its element with address and key, and its content as fallback', async () => {
  const html = await shortcode(
    'carequeue_board',
    { department: 'dep_1', hospital_name: 'Asha' },
    '<b>At the desk.</b>',
  );
  expect(html).toMatch(/^<carequeue-board publishable-key="cq_pk_abc" base-url="https:\/\/queue\.example\.org" /);
  expect(html).toContain(' department="dep_1"');
  expect(html).toContain(' hospital-name="Asha"');
  expect(html).toMatch(/><b>At the desk\.<\/b><\/carequeue-board>$/);
  expect(await shortcode('carequeue_ticket', '')).toContain('<carequeue-ticket publishable-key=');
});

test('an author can write no markup, no handler, no other address and no secret key into an element', async () => {
  const hostile = {
    department: '"><script>alert(1)</script>',
    onclick: 'alert(1)',
    'base-url': 'https://evil.example',
    'publishable-key': 'cq_sk_secret',
    style: 'color:red',
    '0': 'onmouseover=alert(1)',
  };
  const html = await shortcode('carequeue_board', hostile, '<script>alert(1)</script>Desk');
  expect(html).not.toMatch(/<script|onclick|onmouseover|evil|cq_sk_|style/);
  expect(html).toContain('department="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
});

test('without settings visitors see the fallback, and who may set it up is told where', async () => {
  const content = `echo Stub::$shortcodes['carequeue_board']( array( 'department' => 'dep_1' ), 'Desk' );`;
  expect(await site.page({ option: {}, content })).toBe('Desk');
  const told = await site.page({ option: {}, content: `Stub::$may_manage = true; ${content} echo print_scripts();` });
  expect(told).toContain('Settings → CareQueue');
  expect(told).not.toContain('<script');
});

test('a page with an element has the pinned script once, with its hash; another page has none', async () => {
  const board = `Stub::$shortcodes['carequeue_board']( array(), '' );`;
  const tag = await site.page({ option: OPTION, content: `${board} ${board} echo print_scripts();` });
  expect(tag.match(/<script/g)).toHaveLength(1);
  expect(tag).toContain('src="https://queue.example.org/widgets/1.2.3/carequeue.js"');
  expect(tag).toContain(`integrity="${RELEASED.integrity}"`);
  expect(tag).toContain('type="module"');
  expect(tag).toContain('crossorigin="anonymous"');
  for (const plea of ['data-no-optimize="1"', 'data-noptimize="1"', 'data-cfasync="false"', ' nowprocket']) {
    expect(tag).toContain(plea);
  }
  expect(tag).not.toMatch(/nonce/);
  expect(await site.page({ option: OPTION, content: 'echo print_scripts();' })).toBe('');
});

test('before a release the script is the newest, whatever is chosen, and readme and settings say so', async () => {
  const content = `Stub::$shortcodes['carequeue_board']( array(), '' ); echo print_scripts();`;
  const tag = await unreleased.page({ option: OPTION, content });
  expect(tag).toContain('src="https://queue.example.org/widgets/v1/carequeue.js"');
  expect(tag).not.toContain('integrity');
  const field = `CareQueue\\print_script_field( array( 'name' => 'script', 'label_for' => 'carequeue-script' ) );`;
  const told = await unreleased.page({ option: OPTION, content: field });
  expect(told).toContain('Always the newest: version 0.1.0 was not released');
  expect(told).not.toContain('<select');
  expect(await site.page({ option: OPTION, content: field })).toContain(
    'Version 1.2.3, as this plugin was tested with',
  );
  const readme = (of: PluginFiles) => of.get('readme.txt')?.replaceAll('\n', ' ');
  expect(readme(unreleasedFiles)).toContain('always the newest, for no version of it is released yet');
  expect(readme(unreleasedFiles)).not.toContain('never changes');
  expect(readme(files)).toContain('a version that never changes, whose hash browsers check');
});

test('the newest release is pinned with its hash, and without one nothing is', () => {
  const release = (version: string) => ({
    manifest: { version, files: { 'carequeue.js': { integrity: `sha384-${version}`, bytes: 1, brotliBytes: 1 } } },
  });
  expect(scriptOf([], '0.1.0')).toEqual({ version: '0.1.0', integrity: null });
  const newest = { version: '0.2.0', integrity: 'sha384-0.2.0' };
  expect(scriptOf([release('0.1.0'), release('0.2.0')], '0.3.0')).toEqual(newest);
});

test('an element speaks the language that it is given, in shortcode and block, else the page’s', async () => {
  expect(await shortcode('carequeue_ticket', { lang: 'hi' })).toContain(' lang="hi"');
  expect(await shortcode('carequeue_ticket', {})).not.toContain('lang=');
  const stored = { element: 'slip', settings: { lang: 'ta' } };
  const content = `echo Stub::$blocks['carequeue/element']['render_callback']( json_decode( ${phpText(JSON.stringify(stored))}, true ) );`;
  expect(await site.page({ option: OPTION, content })).toContain(' lang="ta"');
});

test('the moving script has no hash', async () => {
  const content = `Stub::$shortcodes['carequeue_board']( array(), '' ); echo print_scripts();`;
  const tag = await site.page({ option: { ...OPTION, script: 'moving' }, content });
  expect(tag).toContain('/widgets/v1/carequeue.js');
  expect(tag).not.toContain('integrity');
});

test('the block draws what the editor stored', async () => {
  const stored = { element: 'ticket', settings: { department: 'dep_1', style: ['x'] }, fallback: 'At <the> desk' };
  const content = `echo Stub::$blocks['carequeue/element']['render_callback']( json_decode( ${phpText(JSON.stringify(stored))}, true ) );`;
  const html = await site.page({ option: OPTION, content });
  expect(html).toMatch(/^<div class="wp-block-carequeue-element"><carequeue-ticket .* department="dep_1">/);
  expect(html).toContain('At &lt;the&gt; desk</carequeue-ticket></div>');
  const unknown = content.replace('"element":"ticket"', '"element":"../x"');
  expect(await site.page({ option: OPTION, content: unknown })).toBe('');
});

/** What is stored of what a form sent, and what is told of the rest. */
async function sanitized(sent: unknown): Promise<{ stored: typeof OPTION; errors: Record<string, string> }> {
  const content = `$stored = CareQueue\\sanitize_settings( json_decode( ${phpText(JSON.stringify(sent))}, true ) );
    echo json_encode( array( 'stored' => $stored, 'errors' => (object) Stub::$errors ) );`;
  return JSON.parse(await site.page({ option: OPTION, content }));
}

test('settings are stored as an origin and a publishable key', async () => {
  const sent = { base_url: ' https://Queue.Example.org:8443/ ', publishable_key: ' cq_pk_new ', script: 'moving' };
  expect(await sanitized(sent)).toEqual({
    stored: { base_url: 'https://queue.example.org:8443', publishable_key: 'cq_pk_new', script: 'moving' },
    errors: {},
  });
  expect((await sanitized({ base_url: 'http://localhost:8787' })).stored.base_url).toBe('http://localhost:8787');
});

test.each([
  [{ base_url: 'http://queue.example.org' }, 'base_url'],
  [{ base_url: 'javascript:alert(1)' }, 'base_url'],
  [{ base_url: 'https://www.example.org/queue' }, 'base_url'],
  [{ base_url: 'https://queue.example.org/?page=1' }, 'base_url'],
  [{ base_url: 'https://queue.example.org/#k' }, 'base_url'],
  [{ base_url: 'https://user@queue.example.org' }, 'base_url'],
  [{ base_url: 'https://"><script>' }, 'base_url'],
  [{ base_url: 'https://queue.example.org', publishable_key: 'cq_pk_"><b>' }, 'publishable_key'],
])('%o is not stored, and why is told', async (sent, field) => {
  const { stored, errors } = await sanitized({ publishable_key: 'cq_pk_abc', ...sent });
  expect(Object.keys(errors)).toEqual([field]);
  expect(stored).toEqual(OPTION);
});

test('a secret key is refused by its name', async () => {
  const { stored, errors } = await sanitized({ ...OPTION, publishable_key: 'cq_sk_abc' });
  expect(errors.publishable_key).toMatch(/secret key/);
  expect(stored.publishable_key).toBe('cq_pk_abc');
});

test('plugins that combine scripts are asked to leave ours', async () => {
  const content = `echo json_encode( array(
    apply_filters( 'rocket_exclude_js', array( '/jquery.js' ) ),
    apply_filters( 'autoptimize_filter_js_exclude', 'seal.js' ),
    apply_filters( 'sgo_javascript_combine_exclude', array() ),
    apply_filters( 'w3tc_minify_js_do_tag_minification', true, '<script src="https://q/widgets/1/carequeue.js">' ),
    apply_filters( 'w3tc_minify_js_do_tag_minification', true, '<script src="/theme.js">' ),
  ) );`;
  expect(JSON.parse(await site.page({ option: OPTION, content }))).toEqual([
    ['/jquery.js', '/carequeue.js'],
    'seal.js, /carequeue.js',
    ['carequeue'],
    false,
    true,
  ]);
});

test('the zip is the same for the same files, and PHP opens it', async () => {
  const packed = zip(files);
  expect(zip(files).equals(packed)).toBe(true);
  site.php.write('/site', new Map([['carequeue.zip', packed]]));
  const listed = await site.php.run(`<?php
    $zip = new ZipArchive(); $zip->open( '/site/carequeue.zip', ZipArchive::CHECKCONS );
    for ( $i = 0; $i < $zip->numFiles; $i++ ) $all[ $zip->getNameIndex( $i ) ] = $zip->getFromIndex( $i );
    echo json_encode( $all );`);
  expect(JSON.parse(listed)).toEqual(Object.fromEntries(files));
});
