package io.unclosed.agent.redact;

/**
 * Replaces addresses and paths in details by tokens: the same token for the same thing, as long as
 * the key is the same, so that one still sees which sockets share a peer and which files a folder.
 *
 * <p>{@code 10.2.1.17:8443} becomes {@code addr-3f2a10:8443} and {@code /var/spool/17.xml} becomes
 * {@code path-9c01e2/path-77b0aa.xml} (folder, name, ending). Loopback and wildcard addresses and
 * what lies in {@code /dev}, {@code /proc} and {@code /sys} say nothing of anybody and stay. Six
 * hex digits: of a thousand addresses, two share a token in about one run of 30.
 *
 * <p>Keyed, for there are few enough addresses to try them all against a plain hash. A key that
 * changes with each JVM keeps tokens apart between runs; that is meant.
 */
public final class Redaction {
  /** Hides nothing. */
  public static final Redaction NONE = new Redaction(false, false, 0, 0);

  private static final int LONGEST_ENDING = 6;
  private static final String[] PUBLIC_FOLDERS = {"/dev/", "/proc/", "/sys/"};

  private final boolean addresses;
  private final boolean paths;
  private final long key0;
  private final long key1;

  /**
   * Hides addresses, paths or both.
   *
   * @param key0 half of a secret key, random in each JVM
   * @param key1 the other half
   */
  public Redaction(boolean addresses, boolean paths, long key0, long key1) {
    this.addresses = addresses;
    this.paths = paths;
    this.key0 = key0;
    this.key1 = key1;
  }

  /**
   * A resource's detail, which is one path as a whole or addresses. Spaces and commas belong to the
   * path.
   */
  public String detail(String detail) {
    boolean path = detail.startsWith("/") || detail.startsWith("@");
    return path && Addresses.end(detail, 1) < 0 ? path(detail) : sentence(detail);
  }

  /** A sentence that may have addresses and paths in it; a path ends at a space or comma. */
  public String sentence(String text) {
    if (!addresses && !paths) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int end = beginsWord(text, at) ? hidden(text, at, shown) : -1;
      if (end < 0) {
        shown.append(text.charAt(at));
        end = at + 1;
      }
      at = end;
    }
    return shown.toString();
  }

  /** A directory with how many there are in it, as {@code /var/spool (211)}. */
  public String directory(String counted) {
    int count = counted.lastIndexOf(" (");
    return count < 0
        ? detail(counted)
        : detail(counted.substring(0, count)) + counted.substring(count);
  }

  /** One path as a whole; the folder and the name each become a token. */
  private String path(String path) {
    if (!paths || isPublic(path)) {
      return path;
    }
    int slash = path.lastIndexOf('/');
    String name = path.substring(slash + 1);
    StringBuilder shown = new StringBuilder();
    if (slash > 0) {
      shown.append(token("path-", path.substring(0, slash)));
    }
    if (!name.isEmpty()) {
      shown.append(slash < 0 ? "" : "/").append(token("path-", name)).append(ending(name));
    }
    return shown.length() == 0 ? path : shown.toString();
  }

  private int hidden(String text, int at, StringBuilder shown) {
    int end = addresses ? Addresses.end(text, at) : -1;
    if (end > 0) {
      String address = text.substring(at, end);
      shown.append(Addresses.isPublic(address) ? address : token("addr-", address));
      return end;
    }
    if (text.charAt(at) == '/' && paths && Addresses.end(text, at + 1) < 0) {
      end = endOfPath(text, at);
      shown.append(path(text.substring(at, end)));
      return end;
    }
    return -1;
  }

  private String token(String prefix, String text) {
    long hash = SipHash.of(key0, key1, text);
    return prefix + Long.toHexString((hash & 0xffffff) | 0x1000000).substring(1);
  }

  private static boolean beginsWord(String text, int at) {
    if (at == 0) {
      return true;
    }
    char before = text.charAt(at - 1);
    char here = text.charAt(at);
    if (before == '/') {
      return here != '/';
    }
    return !Character.isLetterOrDigit(before)
        && before != '.'
        && before != '_'
        && before != '-'
        && before != ']'
        && before != ':';
  }

  private static int endOfPath(String text, int at) {
    int end = at;
    while (end < text.length() && " ,;()\"'\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end > at + 1 && text.charAt(end - 1) == '.' ? end - 1 : end;
  }

  private static boolean isPublic(String path) {
    for (String folder : PUBLIC_FOLDERS) {
      if (path.startsWith(folder)) {
        return true;
      }
    }
    return path.equals("/");
  }

  private static String ending(String name) {
    int dot = name.lastIndexOf('.');
    if (dot <= 0 || name.length() - dot > LONGEST_ENDING) {
      return "";
    }
    for (int i = dot + 1; i < name.length(); i++) {
      if (!Character.isLetterOrDigit(name.charAt(i))) {
        return "";
      }
    }
    return name.substring(dot);
  }
}
