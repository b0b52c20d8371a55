/**
 * The commands of {@code java -jar unclosed-agent.jar}: attach to a running JVM, ask it for its
 * report. Nothing here runs inside the watched JVM.
 */
@NullMarked
package io.unclosed.command;

import org.jspecify.annotations.NullMarked;
