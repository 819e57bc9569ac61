<?php
/**
 * Takes away what the plugin stored: its one option, on each site.
 *
 * @package CareQueue
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

if ( is_multisite() ) {
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $carequeue_site ) {
		delete_blog_option( $carequeue_site, 'carequeue_settings' );
	}
} else {
	delete_option( 'carequeue_settings' );
}
