/**
 * The findings as MXBeans and notifications. {@link io.unclosed.agent.export.jmx.ManagementBeans}
 * is the way in; nothing here is loaded before somebody asks for the platform server.
 */
@NullMarked
package io.unclosed.agent.export.jmx;

import org.jspecify.annotations.NullMarked;
