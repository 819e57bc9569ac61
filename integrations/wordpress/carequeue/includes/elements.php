<?php
/**
 * The elements as shortcodes, and the HTML of one.
 *
 * @package CareQueue
 */

namespace CareQueue;

defined( 'ABSPATH' ) || exit;

/**
 * What there is to show, by name (`board`, `ticket` …): made with the script this plugin pins.
 *
 * @return array<string, array{summary: string, attributes: array<string, array{type: string, description: string}>}>
 */
function elements() {
	static $elements = null;
	if ( null === $elements ) {
		$elements = wp_json_file_decode( CAREQUEUE_FOLDER . 'elements.json', array( 'associative' => true ) );
	}
	return is_array( $elements ) ? $elements : array();
}

/** Declares `[carequeue_board department="dep_…"]Shown until it runs.[/carequeue_board]` and its like. */
function register_shortcodes() {
	foreach ( array_keys( elements() ) as $name ) {
		add_shortcode(
			'carequeue_' . $name,
			static function ( $given, $content = '' ) use ( $name ) {
				return render( $name, attributes_of_shortcode( $given ), (string) $content );
			}
		);
	}
}

/**
 * Brings a shortcode's attributes into one form: `hospital_name` is `hospital-name`, and a bare `kiosk` is true.
 *
 * @param mixed $given What WordPress read: an array, or an empty text.
 * @return array<string, string|bool>
 */
function attributes_of_shortcode( $given ) {
	$attributes = array();
	foreach ( is_array( $given ) ? $given : array() as $name => $value ) {
		if ( is_int( $name ) ) {
			$attributes[ strtolower( str_replace( '_', '-', (string) $value ) ) ] = true;
		} else {
			$attributes[ strtolower( str_replace( '_', '-', $name ) ) ] = (string) $value;
		}
	}
	return $attributes;
}

/**
 * The HTML of an element. The address is always given: a plugin that combines scripts moves the script, which then does
 * not know any more where it came from.
 *
 * @param string                     $name     Its name: `board`, `ticket` …
 * @param array<string, string|bool> $given    Its attributes; those it does not have are left out.
 * @param string                     $fallback What is shown until it runs, and when it cannot.
 */
function render( $name, array $given, $fallback = '' ) {
	$known = elements();
	if ( ! isset( $known[ $name ] ) ) {
		return '';
	}
	$shown = wp_kses_post( $fallback );
	if ( ! is_set_up() ) {
		$hint = current_user_can( 'manage_options' ) ? __( 'CareQueue: enter address and key under Settings → CareQueue.', 'carequeue' ) : '';
		return $shown . ( '' === $hint ? '' : '<p><strong>' . esc_html( $hint ) . '</strong></p>' );
	}
	wp_enqueue_script( SCRIPT );
	$settings   = settings();
	$attributes = array(
		'publishable-key' => $settings['publishable_key'],
		'base-url'        => $settings['base_url'],
	);
	foreach ( $known[ $name ]['attributes'] as $attribute => $facts ) {
		if ( ! isset( $given[ $attribute ] ) || 'base-url' === $attribute ) {
			continue;
		}
		$value = $given[ $attribute ];
		if ( 'boolean' === $facts['type'] ) {
			$value = true === $value || in_array( strtolower( (string) $value ), array( '', '1', 'true', 'yes', 'on', $attribute ), true );
		} elseif ( ! is_string( $value ) || '' === $value ) {
			continue;
		}
		if ( 'publishable-key' === $attribute && ! is_publishable_key( $value ) ) {
			continue;
		}
		$attributes[ $attribute ] = $value;
	}
	$html = '<carequeue-' . $name;
	foreach ( $attributes as $attribute => $value ) {
		if ( false !== $value ) {
			$html .= ' ' . $attribute . ( true === $value ? '' : '="' . esc_attr( $value ) . '"' );
		}
	}
	return $html . '>' . $shown . '</carequeue-' . $name . '>';
}
