  def conv(self, x: Tensor, p: List[Tensor], i: int) -> Tensor:
    return torch.conv2d(x, torch.type_as(p[i], x), torch.type_as(p[i + 1], x), [1, 1], [1, 1])

  def point(self, x: Tensor, p: List[Tensor], i: int) -> Tensor:
    return torch.conv2d(x, torch.type_as(p[i], x), torch.type_as(p[i + 1], x))

  def down(self, x: Tensor, p: List[Tensor], i: int) -> Tensor:
    y = torch.constant_pad_nd(x, [0, 1, 0, 1])
    return torch.conv2d(y, torch.type_as(p[i], x), torch.type_as(p[i + 1], x), [2, 2])

  def up(self, x: Tensor, p: List[Tensor], i: int) -> Tensor:
    return (self).conv(torch.upsample_nearest2d(x, [torch.size(x, 2) * 2, torch.size(x, 3) * 2]), p, i)

  def norm(self, x: Tensor, p: List[Tensor], i: int) -> Tensor:
    return torch.silu(torch.group_norm(x, ${groups}, p[i], p[i + 1], 9.9999999999999995e-07))

  def inner(self, x: Tensor, p: List[Tensor], i: int) -> Tensor:
    y = (self).conv((self).norm(x, p, i), p, i + 2)
    return (self).conv((self).norm(y, p, i + 4), p, i + 6)

  def residual(self, x: Tensor, p: List[Tensor], i: int) -> Tensor:
    return x + (self).inner(x, p, i)

  def widening(self, x: Tensor, p: List[Tensor], i: int) -> Tensor:
    return (self).point(x, p, i + 8) + (self).inner(x, p, i)

  def attend(self, x: Tensor, p: List[Tensor], i: int) -> Tensor:
    y = torch.group_norm(torch.type_as(x, p[i]), ${groups}, p[i], p[i + 1], 9.9999999999999995e-07)
    y = torch.unsqueeze(torch.transpose(torch.flatten(y, 2), 1, 2), 1)
    q = torch.linear(y, p[i + 2], p[i + 3])
    k = torch.linear(y, p[i + 4], p[i + 5])
    v = torch.linear(y, p[i + 6], p[i + 7])
    y = torch.linear(torch.scaled_dot_product_attention(q, k, v), p[i + 8], p[i + 9])
    return x + torch.type_as(torch.reshape(torch.transpose(torch.squeeze(y, 1), 1, 2), torch.size(x)), x)

  def pixels(self, rgb: Tensor) -> Tensor:
    return torch.permute(torch.sub(torch.div(torch.to(rgb, 6), 127.5), 1.0), [0, 3, 1, 2])

  def moments(self, x: Tensor, e: List[Tensor]) -> Tensor:
    return torch.type_as((self).encoder((self).enter(torch.pixel_unshuffle(x, ${patch})), e), x)

  def picture(self, z: Tensor, d: List[Tensor]) -> Tensor:
    return torch.pixel_shuffle(torch.type_as((self).decoder((self).enter(z), d), z), ${patch})

  def mean(self, x: Tensor, e: List[Tensor]) -> Tensor:
    return torch.chunk((self).moments(x, e), 2, 1)[0]

  def encode(self, rgb: Tensor, centre: Tensor, spread: Tensor, e: List[Tensor]) -> Tensor:
    return torch.contiguous(((self).mean((self).pixels(rgb), e) - centre) / spread)

  def decode(self, z: Tensor, centre: Tensor, spread: Tensor, d: List[Tensor]) -> Tensor:
    x = torch.mul(torch.add((self).picture(z * spread + centre, d), 1.0), 127.5)
    return torch.contiguous(torch.permute(torch.clamp(x, 0.0, 255.0), [0, 2, 3, 1]))

  def edges(self, error: Tensor) -> Tensor:
    rows = torch.size(error, 2)
    columns = torch.size(error, 3)
    across = torch.narrow(error, 3, 1, columns - 1) - torch.narrow(error, 3, 0, columns - 1)
    down = torch.narrow(error, 2, 1, rows - 1) - torch.narrow(error, 2, 0, rows - 1)
    return torch.mean(torch.abs(across)) + torch.mean(torch.abs(down))

  def objective(self, x: Tensor, noise: Tensor, weights: Tensor, e: List[Tensor], d: List[Tensor]) -> Tensor:
    moments = torch.chunk((self).moments(x, e), 2, 1)
    logvar = torch.clamp(moments[1], -30.0, 20.0)
    z = moments[0] + torch.exp(logvar * 0.5) * noise
    error = (self).picture(z, d) - x
    square = torch.mean(error * error)
    kl = torch.mean(moments[0] * moments[0] + torch.exp(logvar) - logvar - 1.0) * 0.5
    parts = torch.stack([torch.mean(torch.abs(error)), square, (self).edges(error), kl])
    return torch.cat([torch.unsqueeze(torch.sum(parts * weights), 0), parts])

  def narrow_weights(self, p: List[Tensor]) -> List[Tensor]:
    out = annotate(List[Tensor], [])
    for i in range(torch.len(p)):
      w = p[i]
      if torch.eq(torch.dim(w), 4):
        w = torch.contiguous(torch.to(w, 15), memory_format=2)
      _0 = torch.append(out, w)
    return out
