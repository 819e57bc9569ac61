<?php
/**
 * The page under Settings → CareQueue.
 *
 * @package CareQueue
 */

namespace CareQueue;

defined( 'ABSPATH' ) || exit;

const PAGE = 'carequeue';

/** Declares the option and its form. */
function register_settings() {
	register_setting(
		PAGE,
		OPTION,
		array(
			'type'              => 'array',
			'default'           => array(),
			'sanitize_callback' => __NAMESPACE__ . '\sanitize_settings',
		)
	);
	add_settings_section( 'connection', '', __NAMESPACE__ . '\print_introduction', PAGE );
	$fields = array(
		'base_url'        => __( 'CareQueue address', 'carequeue' ),
		'publishable_key' => __( 'Publishable key', 'carequeue' ),
		'script'          => __( 'Script', 'carequeue' ),
	);
	foreach ( $fields as $name => $label ) {
		add_settings_field(
			$name,
			esc_html( $label ),
			__NAMESPACE__ . ( 'script' === $name ? '\print_script_field' : '\print_text_field' ),
			PAGE,
			'connection',
			array(
				'name'      => $name,
				'label_for' => 'carequeue-' . $name,
			)
		);
	}
}

/** Puts the page into the menu. */
function add_settings_page() {
	add_options_page(
		__( 'CareQueue', 'carequeue' ),
		__( 'CareQueue', 'carequeue' ),
		'manage_options',
		PAGE,
		__NAMESPACE__ . '\print_settings_page'
	);
}

/**
 * Puts a link to the page beside the plugin's name.
 *
 * @param string[] $links Links that are there.
 * @return string[]
 */
function add_settings_link( $links ) {
	$address = admin_url( 'options-general.php?page=' . PAGE );
	array_unshift( $links, '<a href="' . esc_url( $address ) . '">' . esc_html__( 'Settings', 'carequeue' ) . '</a>' );
	return $links;
}

/** Draws the page. */
function print_settings_page() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	echo '<div class="wrap"><h1>' . esc_html( get_admin_page_title() ) . '</h1><form action="options.php" method="post">';
	settings_fields( PAGE );
	do_settings_sections( PAGE );
	submit_button();
	echo '</form></div>';
}

/** Says what the settings are for. */
function print_introduction() {
	echo '<p>' . esc_html__( 'The publishable key belongs in pages: it can do what any visitor may. List this website’s address with it in CareQueue:', 'carequeue' );
	echo ' <code>' . esc_html( (string) origin_of( home_url() ) ) . '</code></p>';
}

/**
 * Draws a field for text.
 *
 * @param array{name: string, label_for: string} $field The field.
 */
function print_text_field( $field ) {
	$settings = settings();
	$is_key   = 'publishable_key' === $field['name'];
	printf(
		'<input class="regular-text code" type="%1$s" id="%2$s" name="%3$s" value="%4$s" placeholder="%5$s" autocomplete="off" spellcheck="false">',
		esc_attr( $is_key ? 'text' : 'url' ),
		esc_attr( $field['label_for'] ),
		esc_attr( OPTION . '[' . $field['name'] . ']' ),
		esc_attr( $settings[ $field['name'] ] ),
		esc_attr( $is_key ? 'cq_pk_…' : 'https://queue.example.org' )
	);
}

/**
 * Draws the choice of the script.
 *
 * @param array{name: string, label_for: string} $field The field.
 */
function print_script_field( $field ) {
	$pinned = pinned();
	if ( null === $pinned['integrity'] ) {
		/* translators: %s: a version number, such as 0.1.0. */
		echo esc_html( sprintf( __( 'Always the newest: version %s was not released when this plugin was made, so that there is none to keep to.', 'carequeue' ), $pinned['version'] ) );
		return;
	}
	$chosen  = settings()['script'];
	$choices = array(
		/* translators: %s: a version number, such as 0.1.0. */
		'pinned' => sprintf( __( 'Version %s, as this plugin was tested with, and never any other (recommended)', 'carequeue' ), $pinned['version'] ),
		'moving' => __( 'Always the newest; browsers cannot check that it is what it should be', 'carequeue' ),
	);
	echo '<select id="' . esc_attr( $field['label_for'] ) . '" name="' . esc_attr( OPTION . '[script]' ) . '">';
	foreach ( $choices as $value => $label ) {
		echo '<option value="' . esc_attr( $value ) . '"' . selected( $chosen, $value, false ) . '>' . esc_html( $label ) . '</option>';
	}
	echo '</select>';
}
