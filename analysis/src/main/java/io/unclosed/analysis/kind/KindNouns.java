package io.unclosed.analysis.kind;

import io.unclosed.analysis.words.Format;

/**
 * A kind of resource in words, so that sentences say "threads started at … were never stopped".
 *
 * @param singular such as {@code socket}
 * @param plural such as {@code sockets}
 * @param descriptors how many file descriptors one takes; 0 when none
 * @param opened how one comes to be, as a participle: {@code opened}, {@code started}
 * @param open what it is meanwhile: {@code open}, {@code running}
 * @param closed how it ends, as a participle: {@code closed}, {@code stopped}
 */
public record KindNouns(
    String singular, String plural, int descriptors, String opened, String open, String closed) {

  /** The words for a kind; a kind not known is called by its own name. */
  public static KindNouns of(String id) {
    Kind kind = Kind.of(id);
    return kind == Kind.MIXED ? new KindNouns(id, id, 0, "opened", "open", "closed") : kind.nouns();
  }

  /**
   * The words for a kind whose resources have a type of their own: {@code 37 Lease objects}.
   *
   * @param made of a {@code custom} resource, its type with or without its package, and with or
   *     without its constructor: {@code com.acme.Lease.<init>}; empty when unknown, and not looked
   *     at for other kinds
   */
  public static KindNouns of(String id, String made) {
    if (!Kind.CUSTOM.is(id) || made.isEmpty()) {
      return of(id);
    }
    int constructor = made.indexOf(".<init>");
    String type = constructor < 0 ? made : made.substring(0, constructor);
    String name = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    KindNouns any = Kind.CUSTOM.nouns();
    return new KindNouns(
        name + " object", name + " objects", 0, any.opened(), any.open(), any.closed());
  }

  /** The noun for so many. */
  public String noun(long n) {
    return n == 1 ? singular : plural;
  }

  /** So many of the kind: {@code 2,874 sockets}. */
  public String count(long n) {
    return Format.count(n, singular, plural);
  }
}
