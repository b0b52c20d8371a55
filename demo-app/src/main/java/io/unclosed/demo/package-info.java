/**
 * Small services with honest mistakes in them, each class named after its mistake. They talk over
 * the loopback interface only, and what they leak is bounded in number and time.
 */
@NullMarked
package io.unclosed.demo;

import org.jspecify.annotations.NullMarked;
