package io.unclosed.jfr;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jdk.jfr.Label;
import jdk.jfr.MetadataDefinition;
import jdk.jfr.Name;
import jdk.jfr.Relational;

/** Relates the events of one open site: the opens, the counts, the suspect. */
@MetadataDefinition
@Relational
@Name("io.unclosed.SiteId")
@Label("Call Site")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface SiteId {}
