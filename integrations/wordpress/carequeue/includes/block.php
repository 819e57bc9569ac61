<?php
/**
 * The block: any element, chosen and set in the editor, drawn by the server.
 *
 * @package CareQueue
 */

namespace CareQueue;

defined( 'ABSPATH' ) || exit;

/** Declares the block and what its editor needs. */
function register_block() {
	$version = (string) filemtime( CAREQUEUE_FOLDER . 'block/editor.js' );
	$needs   = array( 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-element', 'wp-i18n' );
	wp_register_script( 'carequeue-editor', plugins_url( 'block/editor.js', CAREQUEUE_FILE ), $needs, $version, true );
	wp_add_inline_script( 'carequeue-editor', 'window.carequeueElements = ' . wp_json_encode( elements(), JSON_HEX_TAG ) . ';', 'before' );
	wp_set_script_translations( 'carequeue-editor', 'carequeue' );
	register_block_type( CAREQUEUE_FOLDER . 'block', array( 'render_callback' => __NAMESPACE__ . '\render_block' ) );
}

/**
 * Draws a block.
 *
 * @param array<string, mixed> $block What the editor stored.
 */
function render_block( $block ) {
	$name     = isset( $block['element'] ) && is_string( $block['element'] ) ? $block['element'] : '';
	$given    = isset( $block['settings'] ) && is_array( $block['settings'] ) ? $block['settings'] : array();
	$fallback = isset( $block['fallback'] ) && is_string( $block['fallback'] ) ? $block['fallback'] : '';
	$html     = render( $name, array_filter( $given, __NAMESPACE__ . '\is_attribute_value' ), esc_html( $fallback ) );
	return '' === $html ? '' : '<div ' . get_block_wrapper_attributes() . '>' . $html . '</div>';
}

/**
 * Whether an attribute can have this value.
 *
 * @param mixed $value A value that the editor stored.
 */
function is_attribute_value( $value ) {
	return is_string( $value ) || true === $value;
}
