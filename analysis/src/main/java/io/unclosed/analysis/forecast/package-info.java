/** What runs out and when, and which call sites use it up: facts, before anybody is suspected. */
@NullMarked
package io.unclosed.analysis.forecast;

import org.jspecify.annotations.NullMarked;
