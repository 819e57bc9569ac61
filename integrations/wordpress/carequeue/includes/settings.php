<?php
/**
 * What the site's administrator sets: where CareQueue is, and the hospital's publishable key.
 *
 * @package CareQueue
 */

namespace CareQueue;

defined( 'ABSPATH' ) || exit;

/**
 * The settings, whole: what was never set is empty.
 *
 * @return array{base_url: string, publishable_key: string, script: string}
 */
function settings() {
	$stored  = get_option( OPTION, array() );
	$default = array(
		'base_url'        => '',
		'publishable_key' => '',
		'script'          => 'pinned',
	);
	return array_merge( $default, is_array( $stored ) ? array_intersect_key( $stored, $default ) : array() );
}

/**
 * Whether elements can be shown at all.
 */
function is_set_up() {
	$settings = settings();
	return '' !== $settings['base_url'] && '' !== $settings['publishable_key'];
}

/**
 * Takes what a form sent apart: only what is valid is stored, and the rest stays as it was.
 *
 * @param mixed $sent What the form sent.
 * @return array{base_url: string, publishable_key: string, script: string}
 */
function sanitize_settings( $sent ) {
	$settings = settings();
	$sent     = is_array( $sent ) ? $sent : array();
	$address  = isset( $sent['base_url'] ) && is_string( $sent['base_url'] ) ? trim( $sent['base_url'] ) : '';
	$origin   = is_root( $address ) ? origin_of( $address ) : null;
	if ( '' === $address || null !== $origin ) {
		$settings['base_url'] = (string) $origin;
	} else {
		add_settings_error(
			OPTION,
			'base_url',
			__( 'The address must begin with https://, name a host and end there, such as https://queue.example.org.', 'carequeue' )
		);
	}
	$key = isset( $sent['publishable_key'] ) && is_string( $sent['publishable_key'] ) ? trim( $sent['publishable_key'] ) : '';
	if ( '' === $key || is_publishable_key( $key ) ) {
		$settings['publishable_key'] = $key;
	} elseif ( 0 === strpos( $key, 'cq_sk_' ) ) {
		add_settings_error(
			OPTION,
			'publishable_key',
			__( 'That is a secret key. It must never stand in a page: revoke it, and enter the publishable key (cq_pk_…).', 'carequeue' )
		);
	} else {
		add_settings_error(
			OPTION,
			'publishable_key',
			__( 'A publishable key begins with cq_pk_ and has letters, digits and underscores only.', 'carequeue' )
		);
	}
	$settings['script'] = isset( $sent['script'] ) && 'moving' === $sent['script'] ? 'moving' : 'pinned';
	return $settings;
}

/**
 * Whether a text is a key that may stand in pages.
 *
 * @param string $key The text.
 */
function is_publishable_key( $key ) {
	return 1 === preg_match( '/^cq_pk_\w{1,200}$/D', $key );
}

/**
 * Whether an address ends with its host, as CareQueue's does: what stands behind it would be lost.
 *
 * @param string $address An address.
 */
function is_root( $address ) {
	$parts = wp_parse_url( $address );
	return is_array( $parts ) && ! isset( $parts['query'] ) && ! isset( $parts['fragment'] )
		&& '' === trim( isset( $parts['path'] ) ? $parts['path'] : '', '/' );
}

/**
 * Scheme, host and port of an address; null when it cannot be CareQueue's. Without encryption only this machine is allowed.
 *
 * @param string $address An address.
 */
function origin_of( $address ) {
	$parts = wp_parse_url( $address );
	if ( ! is_array( $parts ) || empty( $parts['host'] ) || empty( $parts['scheme'] ) || isset( $parts['user'] ) ) {
		return null;
	}
	$host     = strtolower( $parts['host'] );
	$is_local = in_array( $host, array( 'localhost', '127.0.0.1' ), true );
	$is_host  = 1 === preg_match( '/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/D', $host );
	if ( ! $is_host || ( 'https' !== $parts['scheme'] && ! ( $is_local && 'http' === $parts['scheme'] ) ) ) {
		return null;
	}
	return $parts['scheme'] . '://' . $host . ( isset( $parts['port'] ) ? ':' . (int) $parts['port'] : '' );
}
