"""Why the system refused a file, in Chinese: it says so in its own language, or in English."""

import errno

_REASONS = {
    errno.EACCES: "没有权限，或者它正在别的程序（Word、WPS、看图）里开着，关掉再试",
    errno.EPERM: "没有权限",
    errno.EROFS: "这个盘或共享文件夹是只读的，请把整个文件夹拷到能写的地方再办",
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "用完了分给您的磁盘空间",
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EEXIST: "这个名字已经有了",
    errno.ENOTDIR: "路径中间有一段不是文件夹",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTEMPTY: "文件夹里还有东西",
    errno.EBUSY: "正被占用，等一会儿再试",
    errno.ENAMETOOLONG: "文件名或路径太长，请放到浅一些的文件夹里",
    errno.EINVAL: "系统不接受这个名字或做法",
    errno.EIO: "磁盘读写出错，请换一个盘试试",
    errno.EXDEV: "在两个盘上，不能直接改名",
    errno.EMFILE: "打开的文件太多",
    errno.EADDRINUSE: "这个端口已经有程序在用，请换一个端口",
    errno.EADDRNOTAVAIL: "本机没有这个地址",
    errno.ETIMEDOUT: "网络没有回应",
    errno.EHOSTDOWN: "共享文件夹所在的机器没有开",
    errno.EHOSTUNREACH: "连不上共享文件夹所在的机器",
}


def reason_of(fault: OSError) -> str:
    """What to tell a person; an own fault says it itself, and what has no words here stays."""
    said = fault.strerror or "系统没有说原因"
    if not said.isascii():
        return said
    return _REASONS.get(fault.errno or 0, said)
