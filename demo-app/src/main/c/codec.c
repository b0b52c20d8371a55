/* A codec with an honest mistake: each message's table is kept in a list that nobody ever clears. */
#include <stdlib.h>
#include <string.h>

struct table {
  struct table *next;
};

static struct table *tables;

/* static native int encode(int bytes): no argument that needs the headers of JNI. */
int Java_io_unclosed_demo_NativeCodec_encode(void *environment, void *type, int bytes) {
  struct table *table = malloc(bytes);
  (void) environment;
  (void) type;
  if (table == NULL) {
    return -1;
  }
  memset(table, 1, bytes);
  table->next = tables;
  tables = table;
  return bytes;
}
