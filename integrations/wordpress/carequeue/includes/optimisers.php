<?php
/**
 * Asks plugins that combine, minify, defer or delay scripts to leave ours alone: its hash would not fit any more, and a
 * board must not wait for somebody to scroll. Where one does it all the same, the script still runs.
 *
 * @package CareQueue
 */

namespace CareQueue;

defined( 'ABSPATH' ) || exit;

const PART_OF_ADDRESS = '/carequeue.js';

// WP Rocket, LiteSpeed Cache: lists of parts of addresses.
foreach (
	array(
		'rocket_exclude_js',
		'rocket_exclude_defer_js',
		'rocket_delay_js_exclusions',
		'rocket_minify_excluded_external_js',
		'litespeed_optimize_js_excludes',
		'litespeed_optm_js_defer_exc',
		'litespeed_optm_gm_js_exc',
	) as $carequeue_filter
) {
	add_filter( $carequeue_filter, __NAMESPACE__ . '\with_address' );
}

// SiteGround Optimizer: lists of handles, and of addresses where scripts come from elsewhere.
foreach ( array( 'sgo_js_minify_exclude', 'sgo_javascript_combine_exclude', 'sgo_js_async_exclude' ) as $carequeue_filter ) {
	add_filter( $carequeue_filter, __NAMESPACE__ . '\with_handle' );
}
add_filter( 'sgo_javascript_combine_excluded_external_paths', __NAMESPACE__ . '\with_address' );

// Autoptimize: one text with commas, or a list.
add_filter( 'autoptimize_filter_js_exclude', __NAMESPACE__ . '\with_address_in_text' );

// W3 Total Cache: asks for each tag.
add_filter( 'w3tc_minify_js_do_tag_minification', __NAMESPACE__ . '\unless_ours', 10, 2 );

/**
 * Adds our address to a list.
 *
 * @param mixed $list A list, or nothing yet.
 */
function with_address( $list ) {
	$list   = is_array( $list ) ? $list : array();
	$list[] = PART_OF_ADDRESS;
	return $list;
}

/**
 * Adds our handle to a list.
 *
 * @param mixed $list A list, or nothing yet.
 */
function with_handle( $list ) {
	$list   = is_array( $list ) ? $list : array();
	$list[] = SCRIPT;
	return $list;
}

/**
 * Adds our address to a text with commas, or to a list.
 *
 * @param mixed $excluded What is left out already.
 */
function with_address_in_text( $excluded ) {
	if ( is_array( $excluded ) ) {
		return with_address( $excluded );
	}
	return is_string( $excluded ) && '' !== $excluded ? $excluded . ', ' . PART_OF_ADDRESS : PART_OF_ADDRESS;
}

/**
 * Says no to a tag of ours.
 *
 * @param bool   $does What would be done.
 * @param string $tag  The tag.
 */
function unless_ours( $does, $tag ) {
	return $does && false === strpos( (string) $tag, PART_OF_ADDRESS );
}
