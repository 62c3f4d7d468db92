"""What a disk or the system may say to a command that reads and writes files.

What comes in: nothing. What goes out: error numbers (``errno``): a disk that is full, a file that is refused.
"""

import errno
from typing import Final

FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
REFUSED: Final = {
    errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO, errno.EMFILE, errno.ENOENT, errno.EEXIST, errno.ENOTDIR,
    errno.EISDIR, errno.ELOOP, errno.ENAMETOOLONG,
}  # fmt: skip
