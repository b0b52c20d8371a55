/**
 * What the ledger reads of the JDK's own objects and threads, by field offsets that are looked up
 * once. Everything that depends on the inside of a JDK class is here.
 */
@NullMarked
package io.unclosed.agent.ledger.jdk;

import org.jspecify.annotations.NullMarked;
