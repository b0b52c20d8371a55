package io.unclosed.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import jdk.jfr.AnnotationElement;
import jdk.jfr.Configuration;
import jdk.jfr.ContentType;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.Relational;
import jdk.jfr.ValueDescriptor;
import org.junit.jupiter.api.Test;

/** The events have the promised fields, and a tool can show each without knowing us. */
class EventsTest {
  private static final List<Class<? extends Event>> EVENTS =
      List.of(
          ResourceOpenEvent.class,
          ResourceCloseEvent.class,
          OpenSiteEvent.class,
          LeakSuspectEvent.class,
          ProcessSampleEvent.class,
          MemoryPartEvent.class,
          SocketStateEvent.class,
          RecommendationEvent.class,
          ExhaustionEvent.class,
          AgentOverheadEvent.class);

  /** Numbers without a content type: a plain count is all they are. */
  private static final TreeSet<String> COUNTS =
      new TreeSet<>(
          List.of(
              "live",
              "open",
              "opened",
              "closed",
              "collectedUnclosed",
              "count",
              "fds",
              "fdSoftLimit",
              "fdHardLimit",
              "threads",
              "limit",
              "used",
              "resources",
              "sites",
              "capturesSkipped",
              "failures"));

  @Test
  void fields_areThosePromisedInTheirOrder() {
    assertThat(fields(ResourceOpenEvent.class))
        .containsExactly("resourceId", "siteId", "kind", "detail");
    assertThat(fields(ResourceCloseEvent.class))
        .containsExactly("resourceId", "siteId", "kind", "closedBy");
    assertThat(fields(OpenSiteEvent.class))
        .containsExactly(
            "siteId",
            "kind",
            "open",
            "opened",
            "closed",
            "collectedUnclosed",
            "oldestAge",
            "site",
            "stack");
    assertThat(fields(LeakSuspectEvent.class))
        .containsExactly(
            "id",
            "resourceId",
            "severity",
            "kind",
            "evidence",
            "headline",
            "live",
            "site",
            "stack");
    assertThat(fields(MemoryPartEvent.class)).containsExactly("part", "bytes", "perHour");
    assertThat(fields(ExhaustionEvent.class)).containsExactly("what", "limit", "used", "topSite");
    assertThat(fields(RecommendationEvent.class))
        .containsExactly(
            "id", "severity", "confidence", "setting", "current", "recommended", "headline");
  }

  @Test
  void everything_isLabelledAndInOneCategory() {
    for (Class<? extends Event> event : EVENTS) {
      EventType type = EventType.getEventType(event);
      assertThat(type.getName()).isEqualTo("io.unclosed." + simpleName(event));
      assertThat(type.getCategoryNames()).containsExactly("Unclosed");
      assertThat(type.getLabel().replace(" ", "")).isEqualTo(simpleName(event));
      assertThat(type.getDescription()).isNotBlank().doesNotEndWith(".");
      for (ValueDescriptor field : own(event)) {
        assertThat(field.getLabel()).as(type.getName() + " " + field.getName()).isNotBlank();
        assertThat(field.getDescription()).contains(" ").doesNotEndWith(".");
      }
    }
  }

  @Test
  void everyQuantity_hasAContentType() {
    for (Class<? extends Event> event : EVENTS) {
      for (ValueDescriptor field : own(event)) {
        if (!field.getTypeName().equals("java.lang.String") && !COUNTS.contains(field.getName())) {
          assertThat(isA(field, ContentType.class) || isA(field, Relational.class))
              .as(event.getSimpleName() + " " + field.getName())
              .isTrue();
        }
      }
    }
  }

  @Test
  void opensAndSuspects_areRelatedByResourceAndSite() {
    for (Class<? extends Event> event :
        List.of(ResourceOpenEvent.class, ResourceCloseEvent.class, LeakSuspectEvent.class)) {
      List<String> keys = new ArrayList<>();
      for (ValueDescriptor field : own(event)) {
        if (isA(field, Relational.class)) {
          keys.add(field.getAnnotationElements().stream().map(this::relation).toList().toString());
        }
      }
      assertThat(String.join(" ", keys))
          .contains("io.unclosed.ResourceId")
          .contains("io.unclosed.SiteId");
    }
  }

  private String relation(AnnotationElement annotation) {
    return annotation.getTypeName();
  }

  @Test
  void settingsFile_namesEveryEventAndIsAccepted() throws Exception {
    Map<String, String> settings;
    try (InputStream file = ResourceOpenEvent.class.getResourceAsStream("unclosed.jfc");
        Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      settings = Configuration.create(reader).getSettings();
    }
    TreeSet<String> named = new TreeSet<>();
    for (String key : settings.keySet()) {
      named.add(key.substring(0, key.indexOf('#')));
    }
    TreeSet<String> events = new TreeSet<>();
    for (Class<? extends Event> event : EVENTS) {
      events.add("io.unclosed." + simpleName(event));
    }
    assertThat(named).isEqualTo(events);
    assertThat(settings)
        .containsEntry("io.unclosed.ResourceClose#enabled", "false")
        .containsEntry("io.unclosed.ResourceOpen#enabled", "true")
        .containsEntry("io.unclosed.ResourceOpen#opens", "sampled")
        .containsEntry("io.unclosed.LeakSuspect#period", "endChunk");
  }

  @Test
  void settingsFile_saysWhatTheEventsSayThemselves() throws Exception {
    Configuration file;
    try (InputStream in = ResourceOpenEvent.class.getResourceAsStream("unclosed.jfc");
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      file = Configuration.create(reader);
    }
    for (Class<? extends Event> event : EVENTS) {
      EventType type = EventType.getEventType(event);
      type.getSettingDescriptors()
          .forEach(
              setting -> {
                String inFile = file.getSettings().get(type.getName() + "#" + setting.getName());
                if (inFile != null) {
                  assertThat(inFile)
                      .as(type.getName() + " " + setting.getName())
                      .isEqualTo(setting.getDefaultValue());
                }
              });
    }
  }

  private static boolean isA(ValueDescriptor field, Class<?> meta) {
    for (AnnotationElement annotation : field.getAnnotationElements()) {
      for (AnnotationElement over : annotation.getAnnotationElements()) {
        if (over.getTypeName().equals(meta.getName())) {
          return true;
        }
      }
    }
    return false;
  }

  private static String simpleName(Class<?> event) {
    return event.getSimpleName().replace("Event", "");
  }

  private static List<String> fields(Class<? extends Event> event) {
    return own(event).stream().map(ValueDescriptor::getName).toList();
  }

  private static List<ValueDescriptor> own(Class<? extends Event> event) {
    List<String> implicit = List.of("startTime", "duration", "eventThread", "stackTrace");
    return EventType.getEventType(event).getFields().stream()
        .filter(field -> !implicit.contains(field.getName()))
        .toList();
  }
}
