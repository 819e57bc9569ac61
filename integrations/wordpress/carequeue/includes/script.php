<?php
/**
 * The script that brings the elements to life, on the pages that hold one.
 *
 * @package CareQueue
 */

namespace CareQueue;

defined( 'ABSPATH' ) || exit;

/**
 * The script this plugin was made with; without a hash where it was made before that version was released.
 *
 * @return array{version: string, integrity: string|null}
 */
function pinned() {
	static $pinned = null;
	if ( null === $pinned ) {
		$pinned = wp_json_file_decode( CAREQUEUE_FOLDER . 'pinned.json', array( 'associative' => true ) );
	}
	return is_array( $pinned ) ? $pinned : array(
		'version'   => '',
		'integrity' => null,
	);
}

/** Whether the script is one version's, which never changes: as the settings say, where there is such a version. */
function is_pinned() {
	return null !== pinned()['integrity'] && 'moving' !== settings()['script'];
}

/** Where the script is. */
function script_address() {
	$settings = settings();
	$folder   = is_pinned() ? pinned()['version'] : 'v1';
	return $settings['base_url'] . '/widgets/' . $folder . '/carequeue.js';
}

/** Declares the script. No version in its query: the address has it, or moves. */
function register_script() {
	if ( is_set_up() ) {
		// phpcs:ignore WordPress.WP.EnqueuedResourceParameters.MissingVersion -- The address holds the version.
		wp_register_script( SCRIPT, script_address(), array(), null, array( 'in_footer' => true ) );
	}
}

add_filter( 'script_loader_tag', __NAMESPACE__ . '\script_tag', 10, 2 );

/**
 * Writes the script's tag: a module with a hash, and a request to each optimiser of pages to leave it as it is. It needs
 * no nonce, so that cached pages stay valid.
 *
 * @param string $tag    The tag as WordPress would write it.
 * @param string $handle Which script it is of.
 */
function script_tag( $tag, $handle ) {
	if ( SCRIPT !== $handle ) {
		return $tag;
	}
	$attributes = array(
		'type'                    => 'module',
		'id'                      => SCRIPT . '-js',
		'src'                     => script_address(),
		'crossorigin'             => 'anonymous',
		'data-cfasync'            => 'false',
		'data-no-defer'           => '1',
		'data-no-minify'          => '1',
		'data-no-optimize'        => '1',
		'data-noptimize'          => '1',
		'data-jetpack-boost'      => 'ignore',
		'data-pagespeed-no-defer' => true,
		'nowprocket'              => true,
	);
	if ( is_pinned() ) {
		$attributes['integrity'] = pinned()['integrity'];
	}
	return wp_get_script_tag( $attributes );
}
