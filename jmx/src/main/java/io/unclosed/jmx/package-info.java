/**
 * The management door: what a management client sees of Unclosed, as MXBean interfaces and flat
 * records.
 *
 * <p>A client needs none of these classes: to JConsole, jmxterm or Mission Control each record is a
 * {@code CompositeData} with the record's items, a map a table of them. A program that has the
 * classes may use {@link javax.management.JMX#newMXBeanProxy} and gets the records back.
 *
 * <p>The descriptions and units that clients show are annotations here, beside what they describe.
 * The records have JavaBean getters beside their components because the MXBean rules of JDK 17 see
 * getters and those of JDK 21 and later see components; both give the same items.
 */
@NullMarked
package io.unclosed.jmx;

import org.jspecify.annotations.NullMarked;
