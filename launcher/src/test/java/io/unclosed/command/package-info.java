@NullMarked
package io.unclosed.command;

import org.jspecify.annotations.NullMarked;
