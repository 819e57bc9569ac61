<?php
/**
 * As much of WordPress as the plugin's tests need, each function as WordPress documents it. `npm run wordpress -- --try`
 * runs the plugin in WordPress itself.
 */

define( 'ABSPATH', '/' );

class Stub {
	public static $hooks      = array();
	public static $shortcodes = array();
	public static $options    = array();
	public static $errors     = array();
	public static $registered = array();
	public static $enqueued   = array();
	public static $blocks     = array();
	public static $may_manage = false;
}

function add_filter( $name, $callback ) {
	Stub::$hooks[ $name ][] = $callback;
}
function add_action( $name, $callback ) {
	add_filter( $name, $callback );
}
function apply_filters( $name, $value, ...$rest ) {
	foreach ( Stub::$hooks[ $name ] ?? array() as $callback ) {
		$value = $callback( $value, ...$rest );
	}
	return $value;
}
function do_action( $name ) {
	foreach ( Stub::$hooks[ $name ] ?? array() as $callback ) {
		$callback();
	}
}
function add_shortcode( $name, $callback ) {
	Stub::$shortcodes[ $name ] = $callback;
}
function get_option( $name, $default = false ) {
	return Stub::$options[ $name ] ?? $default;
}
function add_settings_error( $setting, $code, $message ) {
	Stub::$errors[ $code ] = $message;
}
function current_user_can() {
	return Stub::$may_manage;
}
function wp_register_script( $handle, $address ) {
	Stub::$registered[ $handle ] = $address;
}
function wp_enqueue_script( $handle ) {
	Stub::$enqueued[ $handle ] = true;
}
function wp_get_script_tag( $attributes ) {
	$html = '';
	foreach ( $attributes as $name => $value ) {
		$html .= true === $value ? " $name" : " $name=\"" . esc_attr( $value ) . '"';
	}
	return "<script$html></script>\n";
}
/** What WordPress prints at the end of a page. */
function print_scripts() {
	$html = '';
	foreach ( array_keys( array_intersect_key( Stub::$registered, Stub::$enqueued ) ) as $handle ) {
		$plain = wp_get_script_tag( array( 'src' => Stub::$registered[ $handle ] ) );
		$html .= apply_filters( 'script_loader_tag', $plain, $handle, Stub::$registered[ $handle ] );
	}
	return $html;
}
function register_block_type( $folder, $facts ) {
	$declared = json_decode( file_get_contents( $folder . '/block.json' ), true );
	Stub::$blocks[ $declared['name'] ] = $facts + $declared;
}
function get_block_wrapper_attributes() {
	return 'class="wp-block-carequeue-element"';
}
function esc_html( $text ) {
	return htmlspecialchars( (string) $text, ENT_QUOTES, 'UTF-8', false );
}
function esc_attr( $text ) {
	return esc_html( $text );
}
function wp_kses_post( $html ) {
	return strip_tags( $html, '<p><a><b><strong><em><br>' );
}
function wp_parse_url( $address ) {
	return parse_url( $address );
}
function wp_json_file_decode( $file, $options = array() ) {
	return json_decode( file_get_contents( $file ), $options['associative'] ?? false );
}
function wp_json_encode( $value, $flags = 0 ) {
	return json_encode( $value, $flags );
}
function plugin_dir_path( $file ) {
	return dirname( $file ) . '/';
}
function plugin_basename( $file ) {
	return basename( dirname( $file ) ) . '/' . basename( $file );
}
function plugins_url( $path ) {
	return '/wp-content/plugins/carequeue/' . $path;
}
function __( $text ) {
	return $text;
}
function wp_add_inline_script() {}
function wp_set_script_translations() {}
function selected( $chosen, $value ) {
	return $chosen === $value ? " selected='selected'" : '';
}
