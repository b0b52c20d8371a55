/**
 * Call sites: stacks get names, each stack gets the frame to blame, and counts are added up by that
 * frame. For the heartbeat's thread alone.
 */
@NullMarked
package io.unclosed.agent.ledger.site;

import org.jspecify.annotations.NullMarked;
