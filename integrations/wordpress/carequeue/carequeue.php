<?php
/**
 * Plugin Name:       CareQueue
 * Description:       Tokens, waiting times and waiting-room boards of your hospital's queues, as blocks and shortcodes.
 * Version:           0.0.0
 * Requires at least: 6.3
 * Requires PHP:      7.4
 * Author:            The CareQueue authors
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       carequeue
 *
 * @package CareQueue
 */

namespace CareQueue;

defined( 'ABSPATH' ) || exit;

const OPTION = 'carequeue_settings';
const SCRIPT = 'carequeue';

define( 'CAREQUEUE_FOLDER', plugin_dir_path( __FILE__ ) );
define( 'CAREQUEUE_FILE', __FILE__ );

require CAREQUEUE_FOLDER . 'includes/settings.php';
require CAREQUEUE_FOLDER . 'includes/settings-page.php';
require CAREQUEUE_FOLDER . 'includes/elements.php';
require CAREQUEUE_FOLDER . 'includes/script.php';
require CAREQUEUE_FOLDER . 'includes/optimisers.php';
require CAREQUEUE_FOLDER . 'includes/block.php';

add_action(
	'init',
	static function () {
		register_script();
		register_shortcodes();
		register_block();
	}
);
add_action( 'admin_init', __NAMESPACE__ . '\register_settings' );
add_action( 'admin_menu', __NAMESPACE__ . '\add_settings_page' );
add_filter( 'plugin_action_links_' . plugin_basename( __FILE__ ), __NAMESPACE__ . '\add_settings_link' );
